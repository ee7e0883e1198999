//! Convenor keeps a coalition's word.
