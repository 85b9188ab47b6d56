//! The model of a directive: its head, its tasks, and what each demands on which dimension. Knows where everything
//! stands in the file, and nothing of other directives.

mod allowance;
mod bind;
mod gathered;
mod gist;
mod glance;
mod head;
mod keys;
mod lexicon;
mod misplaced;
mod name;
mod read;
mod statement;
mod subjects;
mod text;
mod title;

pub use allowance::{Allowance, Named};
pub use bind::{Bind, Licence, Prohibition, Units, Waiver};
pub use gist::{Gist, Gister, TaskGist};
pub use glance::Glance;
pub use head::{Head, Word, plain, plain_chars, same_words};
pub use keys::{
    Called, NOTES, Shape, Spelled, is_directive, is_likely, is_note, is_own_key, is_prose, likely_id, names, of_head,
    of_task, of_waiver,
};
pub use lexicon::{Lexicon, NameId, Said};
pub use name::{essence, in_brackets, may_be_one, several, subject};
pub use read::{read, read_day};
pub use statement::read_value;
pub use subjects::{Subjects, keeps, looks};
pub use text::read_text;
pub use title::{TERRITORIES, about};

use crate::kind::Reading;
use crate::kind::items::Items;
use crate::yaml::Span;
use jiff::civil::Date;
use std::sync::Arc;

/// One directive: what one body asks of the bodies below it.
#[derive(Clone, Debug)]
pub struct Directive {
    /// Which file it stands in, as an index into the run's sources.
    pub source: usize,
    /// The whole document.
    pub span: Span,
    /// Who, when, to whom.
    pub head: Head,
    /// What it lays down for those below, and its reasons for going further itself.
    pub bind: Bind,
    /// The date of issue as understood.
    pub issued: Option<Date>,
    /// Demands at the head: they hold for each task that does not state its own.
    pub statements: Vec<Statement>,
    /// The tasks; a directive without `tasks` is its own one task.
    pub tasks: Vec<Task>,
    /// Whether the document itself is its one task.
    pub is_one_task: bool,
    /// Comments that say why findings are not to be reported.
    pub allowances: Vec<Allowance>,
}

/// One task of a directive.
#[derive(Clone, Debug, Default)]
pub struct Task {
    /// What names it across directives.
    pub id: Option<Word>,
    /// What it is called.
    pub title: Option<Word>,
    /// Ids or titles of the parent's tasks that it carries out.
    pub implements: Vec<Word>,
    /// Its own demands.
    pub statements: Vec<Statement>,
    /// Where it stands.
    pub span: Span,
    /// Its place in the document's own words: `tasks[1]`; empty for the document itself.
    pub route: String,
}

/// All that one key demands on one dimension.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The dimension, as an index into the rule book.
    pub dimension: usize,
    /// The key as written.
    pub key: Span,
    /// Its place in the document's own words: `tasks[1].deadline`.
    pub route: String,
    /// What is demanded; empty where the values could not be read.
    pub demands: Vec<Demand>,
    /// Subjects whose value could not be read, or not in full: what is asked of them is not known, which is not silence.
    pub unread: Vec<Option<String>>,
    /// What finds its rows by their subjects.
    pub subjects: Subjects,
}

impl Statement {
    /// Whether what this asks where `demand` would be compared could not be read.
    #[must_use]
    pub fn is_unread_for(&self, demand: &Demand) -> bool {
        match &demand.subject {
            _ if self.unread.is_empty() => false,
            Some(subject) => self.is_unread(&subject.text),
            None => self.demands.is_empty() || demand.items().is_some() || self.unread.iter().any(Option::is_none),
        }
    }
}

/// One value, for one subject or for all.
#[derive(Clone, Debug)]
pub struct Demand {
    /// For what: an activity, an indicator, a class, an axis; `None` for all.
    pub subject: Option<Word>,
    /// What is asked; `None` where it is said openly that there is none (`无`, an empty list).
    pub asked: Option<Arc<Reading>>,
    /// The value as written.
    pub text: String,
    /// Where the value stands.
    pub span: Span,
    /// For items, where each term stands.
    pub terms: Vec<Span>,
}

impl Demand {
    /// The set of terms, where this is one; an open `无` is the empty set.
    #[must_use]
    pub fn items(&self) -> Option<&Items> {
        match self.asked.as_deref() {
            Some(Reading { value: crate::kind::Value::Items(items), .. }) => Some(items),
            _ => None,
        }
    }
}

impl Directive {
    /// What a task asks on a dimension: its own word, else that of the directive's head.
    #[must_use]
    pub fn stated<'a>(&'a self, task: &'a Task, dimension: usize) -> Option<&'a Statement> {
        let of = |statements: &'a [Statement]| statements.iter().find(|s| s.dimension == dimension);
        of(&task.statements).or_else(|| of(&self.statements))
    }

    /// The same where it may not name the task: then what its head says of all tasks holds for it as well. What a document that
    /// is one task itself asks, it asks of that task alone.
    #[must_use]
    pub fn stated_of<'a>(&'a self, task: Option<&'a Task>, dimension: usize) -> Option<&'a Statement> {
        match task {
            Some(task) => self.stated(task, dimension),
            None if self.is_one_task => None,
            None => self.statements.iter().find(|s| s.dimension == dimension),
        }
    }

    /// What names the directive for people: its title, else its id.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.head.title.as_ref().or(self.head.id.as_ref()).map(|w| w.text.as_str())
    }
}
