//! Use cases: all that a person can do with a workbook, each verb once, over the store and the documents.

pub mod contract;
