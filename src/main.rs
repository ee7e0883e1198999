//! The program: see `convenor --help`.

use std::process::ExitCode;

fn main() -> ExitCode {
    convenor::cli::main()
}
