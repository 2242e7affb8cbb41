//! The four pillars and the templates of their practices.

use crate::{Book, KindId, Record, cadence::Cadence, decimal, text};
use rust_decimal::Decimal;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A pillar of the blueprint.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    Serialize,
    Deserialize,
    JsonSchema,
    ts_rs::TS,
)]
#[serde(rename_all = "lowercase")]
pub enum Pillar {
    /// Less friction between an idea and production.
    Speed,
    /// Structured room to adapt.
    Stretch,
    /// Security and reliability underneath.
    Shield,
    /// Engineering that helps to sell.
    Sales,
}

impl Pillar {
    /// All four, in order.
    pub const ALL: [Self; 4] = [Self::Speed, Self::Stretch, Self::Shield, Self::Sales];

    /// Its id, as stored.
    pub fn id(self) -> &'static str {
        match self {
            Self::Speed => "speed",
            Self::Stretch => "stretch",
            Self::Shield => "shield",
            Self::Sales => "sales",
        }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Speed => "Speed",
            Self::Stretch => "Stretch",
            Self::Shield => "Shield",
            Self::Sales => "Sales",
        }
    }

    /// What it is for, in one sentence.
    pub fn promise(self) -> &'static str {
        match self {
            Self::Speed => {
                "Less friction on the way from an idea to production, so that small changes are the cheap ones."
            }
            Self::Stretch => "Room to learn and adapt that is planned, not stolen from the week.",
            Self::Shield => {
                "Knowledge, access, recovery and cost that hold when a person leaves or a night goes wrong."
            }
            Self::Sales => {
                "What engineering builds is what customers turn out to want, and the difference is known early."
            }
        }
    }

    /// The pillar of that id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|pillar| pillar.id() == id)
    }
}

/// What a better practice moves: better, value, sooner, safer, happier.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// Quality built in.
    Better,
    /// What customers and the business care about.
    Value,
    /// Small, frequent, safe releases.
    Sooner,
    /// Found early, recovered fast.
    Safer,
    /// A place where people do good work.
    Happier,
}

/// Which way a measure improves.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema, ts_rs::TS)]
#[serde(rename_all = "lowercase")]
pub enum Better {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

/// A line of the first-step checklist.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StepTemplate {
    /// Unique within the practice.
    pub id: String,
    /// What to do.
    pub text: String,
    /// How long it usually takes.
    pub effort: String,
}

/// One rung of the maturity ladder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LevelTemplate {
    /// 1 to 5.
    pub level: u8,
    /// What is true at this level.
    pub criterion: String,
    /// The evidence that carries it.
    pub evidence: String,
}

/// A figure that shows whether the practice works.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MeasureTemplate {
    /// Unique within the practice.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its unit.
    pub unit: String,
    /// Which way it improves.
    pub better: Better,
    /// A target, as a decimal string.
    pub target: Option<String>,
    /// How it is counted.
    pub how: String,
}

impl MeasureTemplate {
    /// The target in words, `at most 2 days`; the end of a scale stands alone, `100 %`, `0 flags`.
    pub fn target_words(&self) -> Option<String> {
        let target = self.target.as_deref()?;
        let limit = match (self.better, target) {
            (_, "0") | (Better::Up, "100") => "",
            (Better::Up, _) => "at least ",
            (Better::Down, _) => "at most ",
        };
        Some(format!("{limit}{}", self.with_unit(target)))
    }

    /// A figure with the unit, `82 %`, `1 page`.
    pub fn with_unit(&self, figure: &str) -> String {
        decimal::with_unit(figure, &self.unit)
    }

    /// Whether a figure reaches the target; `None` without one.
    pub fn is_reached_by(&self, figure: Decimal) -> Option<bool> {
        let target = decimal::parse(self.target.as_deref()?)?;
        Some(match self.better {
            Better::Up => figure >= target,
            Better::Down => figure <= target,
        })
    }
}

/// A practice as shipped: what it is, how to begin, how to know.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PracticeTemplate {
    /// Stable id, never reused.
    pub id: String,
    /// Counts up when the text changes.
    pub version: u32,
    /// Its pillar.
    pub pillar: Pillar,
    /// 1 to 17 for those shipped.
    pub number: u32,
    /// Its name.
    pub name: String,
    /// The one question it answers, under its title.
    pub ask: String,
    /// What it is, as prose.
    pub what: String,
    /// What it is good for and what it costs not to have it, as prose.
    pub why: String,
    /// How it is done, as prose.
    pub how: String,
    /// A realistic current state, shown in the empty field.
    pub example_current: String,
    /// A realistic desired state, shown in the empty field.
    pub example_desired: String,
    /// How often it is reviewed; quarterly when absent.
    pub cadence: Option<TemplateCadence>,
    /// Days for which evidence of it counts; 180 when absent.
    pub evidence_days: Option<u32>,
    /// The outcomes it moves.
    pub outcomes: Vec<Outcome>,
    /// The kinds of record that belong to it.
    #[serde(default)]
    #[schemars(with = "Vec<String>")]
    pub sheets: Vec<KindId>,
    /// The director's questions it answers.
    pub questions: Vec<String>,
    /// The first-step checklist.
    #[serde(rename = "step")]
    pub steps: Vec<StepTemplate>,
    /// The maturity ladder, five rungs.
    #[serde(rename = "level")]
    pub levels: Vec<LevelTemplate>,
    /// Its measures.
    #[serde(rename = "measure", default)]
    pub measures: Vec<MeasureTemplate>,
}

/// The cadence of a template: days or months, the rest as for every practice.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TemplateCadence {
    /// Every this many days.
    pub days: Option<u32>,
    /// Every this many months.
    pub months: Option<u32>,
}

impl PracticeTemplate {
    /// How often it is reviewed.
    pub fn review_cadence(&self) -> Cadence {
        self.cadence.map_or(Cadence::QUARTERLY, |own| Cadence {
            days: own.days,
            months: own.months,
            ..Cadence::QUARTERLY
        })
    }

    /// The template's own text for a prose or line field of the practice record, shown until someone edits it.
    pub fn text(&self, field: &str) -> Option<&str> {
        match field {
            "name" => Some(&self.name),
            "what" => Some(&self.what),
            "why" => Some(&self.why),
            "how" => Some(&self.how),
            "pillar" => Some(self.pillar.id()),
            _ => None,
        }
    }

    /// The realistic example that stands in the empty field.
    pub fn example(&self, field: &str) -> Option<&str> {
        match field {
            "current_state" => Some(&self.example_current),
            "desired_state" => Some(&self.example_desired),
            _ => None,
        }
    }

    /// The step of that id.
    pub fn step(&self, id: &str) -> Option<&StepTemplate> {
        self.steps.iter().find(|step| step.id == id)
    }
}

/// What somebody wrote into a field of a practice: none while it has no word, or only the example that stands in the empty
/// field, which tells of another company.
pub fn written<'a>(book: &Book, practice: &'a Record, field: &str) -> Option<&'a str> {
    let own = practice.text(field).filter(|own| text::has_words(own))?;
    let template = practice.template.as_deref();
    let template = template.and_then(|id| book.catalogue().practice(id));
    let example = template.and_then(|template| template.example(field));
    let same = example.is_some_and(|example| text::folded(example) == text::folded(own));
    (!same).then_some(own)
}
