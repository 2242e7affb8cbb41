//! Set text: the part of Markdown a prose field allows, parsed into a tree so that no markup is ever passed on as text.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use serde::{Deserialize, Serialize};

/// A block of set text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "block", rename_all = "lowercase")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: Vec<Inline>,
    },
    /// A heading inside a field; documents set it as a bold line.
    Heading {
        /// Its text.
        text: Vec<Inline>,
    },
    /// A list.
    List {
        /// Whether it is numbered.
        ordered: bool,
        /// Each item as blocks.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote {
        /// Its blocks.
        blocks: Vec<Block>,
    },
    /// Lines set as typed, in a fixed-width face.
    Code {
        /// The lines.
        text: String,
    },
}

/// A run of text inside a block.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize, ts_rs::TS)]
#[serde(tag = "run", rename_all = "lowercase")]
pub enum Inline {
    /// Plain text.
    Text {
        /// The text.
        text: String,
    },
    /// Strong text.
    Strong {
        /// What is strong.
        text: Vec<Inline>,
    },
    /// Stressed text.
    Emphasis {
        /// What is stressed.
        text: Vec<Inline>,
    },
    /// Text set as typed.
    Code {
        /// The text.
        text: String,
    },
    /// A link.
    Link {
        /// Its target, as written.
        to: String,
        /// Its text.
        text: Vec<Inline>,
    },
    /// A line break.
    Break,
}

/// Depth beyond which nested markup is taken as plain text, so that hostile input cannot exhaust the stack.
const DEEPEST: usize = 16;

/// Parses set text. Everything outside the allowed part, HTML included, comes back as plain text.
pub fn parse(source: &str) -> Vec<Block> {
    let mut builder = Builder::default();
    for event in Parser::new_ext(source, Options::empty()) {
        builder.take(event);
    }
    builder.finish()
}

/// The text without markup, paragraphs parted by newlines; what search and one-line views show.
pub fn plain(source: &str) -> String {
    let mut out = String::new();
    for event in Parser::new_ext(source, Options::empty()) {
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => {
                out.push_str(&text)
            }
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::Heading(_))
                if !out.ends_with('\n') =>
            {
                out.push('\n')
            }
            _ => {}
        }
    }
    out.trim_end().to_owned()
}

#[derive(Default)]
struct Builder {
    open: Vec<Frame>,
    done: Vec<Block>,
    too_deep: usize,
}

enum Frame {
    Paragraph(Vec<Inline>),
    Heading(Vec<Inline>),
    List {
        ordered: bool,
        items: Vec<Vec<Block>>,
    },
    Item {
        blocks: Vec<Block>,
        loose: Vec<Inline>,
    },
    Quote(Vec<Block>),
    Code(String),
    Strong(Vec<Inline>),
    Emphasis(Vec<Inline>),
    Link {
        to: String,
        text: Vec<Inline>,
    },
}

impl Builder {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(_) => self.end(),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(text) => self.inline(Inline::Code {
                text: text.into_string(),
            }),
            Event::SoftBreak => self.text(" "),
            Event::HardBreak => self.inline(Inline::Break),
            Event::Rule
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        if self.open.len() >= DEEPEST {
            self.too_deep += 1;
            return;
        }
        let frame = match tag {
            Tag::Heading { .. } => Frame::Heading(Vec::new()),
            Tag::List(first) => Frame::List {
                ordered: first.is_some(),
                items: Vec::new(),
            },
            Tag::Item => Frame::Item {
                blocks: Vec::new(),
                loose: Vec::new(),
            },
            Tag::BlockQuote(_) => Frame::Quote(Vec::new()),
            Tag::CodeBlock(_) => Frame::Code(String::new()),
            Tag::Strong => Frame::Strong(Vec::new()),
            Tag::Emphasis => Frame::Emphasis(Vec::new()),
            Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. } => Frame::Link {
                to: dest_url.into_string(),
                text: Vec::new(),
            },
            _ => Frame::Paragraph(Vec::new()),
        };
        if !matches!(
            frame,
            Frame::Strong(_) | Frame::Emphasis(_) | Frame::Link { .. }
        ) {
            self.settle_loose();
        }
        self.open.push(frame);
    }

    fn end(&mut self) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        match self.open.pop() {
            None => {}
            Some(Frame::Paragraph(text)) if text.is_empty() => {}
            Some(Frame::Paragraph(text)) => self.block(Block::Paragraph { text }),
            Some(Frame::Heading(text)) => self.block(Block::Heading { text }),
            Some(Frame::List { ordered, items }) => self.block(Block::List { ordered, items }),
            Some(Frame::Item { mut blocks, loose }) => {
                if !loose.is_empty() {
                    blocks.push(Block::Paragraph { text: loose });
                }
                if let Some(Frame::List { items, .. }) = self.open.last_mut() {
                    items.push(blocks);
                }
            }
            Some(Frame::Quote(blocks)) => self.block(Block::Quote { blocks }),
            Some(Frame::Code(text)) => self.block(Block::Code {
                text: text.trim_end_matches('\n').to_owned(),
            }),
            Some(Frame::Strong(text)) => self.inline(Inline::Strong { text }),
            Some(Frame::Emphasis(text)) => self.inline(Inline::Emphasis { text }),
            Some(Frame::Link { to, text }) => self.inline(Inline::Link { to, text }),
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(Frame::Code(code)) = self.open.last_mut() {
            code.push_str(text);
        } else {
            self.inline(Inline::Text {
                text: text.to_owned(),
            });
        }
    }

    fn inline(&mut self, run: Inline) {
        let line = match self.open.last_mut() {
            Some(
                Frame::Paragraph(line)
                | Frame::Heading(line)
                | Frame::Strong(line)
                | Frame::Emphasis(line)
                | Frame::Link { text: line, .. }
                | Frame::Item { loose: line, .. },
            ) => line,
            _ => {
                self.block(Block::Paragraph { text: vec![run] });
                return;
            }
        };
        match (line.last_mut(), run) {
            (Some(Inline::Text { text: before }), Inline::Text { text }) => before.push_str(&text),
            (_, run) => line.push(run),
        }
    }

    fn block(&mut self, block: Block) {
        match self.open.last_mut() {
            Some(Frame::Item { blocks, .. } | Frame::Quote(blocks)) => blocks.push(block),
            _ => self.done.push(block),
        }
    }

    fn settle_loose(&mut self) {
        if let Some(Frame::Item { blocks, loose }) = self.open.last_mut()
            && !loose.is_empty()
        {
            blocks.push(Block::Paragraph {
                text: std::mem::take(loose),
            });
        }
    }

    fn finish(mut self) -> Vec<Block> {
        while !self.open.is_empty() {
            self.end();
        }
        self.done
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Inline {
        Inline::Text { text: text.into() }
    }

    #[test]
    fn html_is_text() {
        assert_eq!(
            parse("a <script>alert(1)</script> b"),
            vec![Block::Paragraph {
                text: vec![text("a <script>alert(1)</script> b")]
            }]
        );
        assert!(plain("<div>\nx\n</div>").contains("<div>"));
    }

    #[test]
    fn lists_keep_their_items() {
        let items = vec![
            vec![Block::Paragraph {
                text: vec![text("one")],
            }],
            vec![Block::Paragraph {
                text: vec![text("two")],
            }],
        ];
        assert_eq!(
            parse("- one\n- two"),
            vec![Block::List {
                ordered: false,
                items
            }]
        );
    }

    #[test]
    fn hostile_nesting_ends() {
        let deep = format!("{}x", "> ".repeat(5_000));
        assert!(!parse(&deep).is_empty());
        let stars = "*".repeat(20_000);
        parse(&stars);
    }
}
