//! The closed world a document is set in: our templates, one file of data, chosen fonts, a fixed day. No disk, no packages.

use crate::{fonts::Chosen, set::Set};
use include_dir::{Dir, include_dir};
use std::{collections::HashMap, sync::LazyLock};
use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};

/// The templates and, in `fonts`, the faces.
pub(crate) static TEMPLATES: Dir<'_> =
    include_dir!("$CARGO_MANIFEST_DIR/../../templates/documents");
/// Which parts are set tighter; the templates read it.
const TIGHT: &str = "tight.json";
static TOKENS: &str = include_str!("../../../templates/tokens.json");

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

static SOURCES: LazyLock<HashMap<FileId, Source>> = LazyLock::new(|| {
    let papers = TEMPLATES.get_dir("papers");
    let files = TEMPLATES
        .files()
        .chain(papers.into_iter().flat_map(|folder| folder.files()))
        .filter(|file| file.path().extension().is_some_and(|end| end == "typ"));
    files
        .filter_map(|file| {
            let id = id_of(file.path().to_str()?)?;
            Some((id, Source::new(id, file.contents_utf8()?.to_owned())))
        })
        .collect()
});

fn id_of(path: &str) -> Option<FileId> {
    let path = VirtualPath::new(format!("/{path}")).ok()?;
    Some(RootedPath::new(VirtualRoot::Project, path).intern())
}

/// All that one document can see.
pub(crate) struct Closed {
    main: FileId,
    files: HashMap<String, Bytes>,
    fonts: Chosen,
    today: Option<Datetime>,
}

impl Closed {
    /// The world of a document with its data as JSON; `None` when there is no such template.
    pub(crate) fn new(
        set: &Set,
        data: Vec<u8>,
        fonts: Chosen,
        today: Option<Datetime>,
    ) -> Option<Self> {
        let main = id_of(set.template).filter(|id| SOURCES.contains_key(id))?;
        let pictures = set.pictures.iter().filter_map(|(hash, picture)| {
            let picture = picture.as_ref()?;
            Some((picture.path(hash), Bytes::new(picture.bytes.clone())))
        });
        let mut files: HashMap<String, Bytes> = pictures.collect();
        files.insert(TIGHT.into(), Bytes::from_string("{}"));
        files.insert("data.json".into(), Bytes::new(data));
        files.insert("tokens.json".into(), Bytes::from_string(TOKENS));
        Some(Self {
            main,
            files,
            fonts,
            today,
        })
    }

    /// Says which parts are to be set tighter when it is laid out again.
    pub(crate) fn tighten(&mut self, parts: Vec<u8>) {
        self.files.insert(TIGHT.into(), Bytes::new(parts));
    }
}

impl World for Closed {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        self.fonts.store.book()
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        SOURCES.get(&id).cloned().ok_or_else(|| not_here(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if *id.get().root() != VirtualRoot::Project {
            return Err(not_here(id));
        }
        let file = self.files.get(id.get().vpath().get_without_slash());
        file.cloned().ok_or_else(|| not_here(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.store.font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        self.today
    }
}

fn not_here(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}
