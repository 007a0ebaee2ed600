//! Makes JavaScript small: white space, comments, names, and what never runs.

use anyhow::{Result, bail};
use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc_minifier::{CompressOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

/// How a browser reads the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// With a plain `<script>` tag.
    Script,
    /// With `import`.
    Module,
}

/// The same program in fewer bytes. Refuses what a browser could not read.
pub(crate) fn minify(source: &str, kind: Kind) -> Result<String> {
    let source_type = match kind {
        Kind::Script => SourceType::script(),
        Kind::Module => SourceType::mjs(),
    };
    let allocator = Allocator::default();
    let parsed = Parser::new(&allocator, source, source_type).parse();
    if let Some(problem) = parsed.diagnostics.iter().next() {
        bail!("this is no JavaScript: {problem}");
    }
    let mut program = parsed.program;
    let options = MinifierOptions {
        compress: Some(CompressOptions::smallest()),
        ..MinifierOptions::default()
    };
    let minified = Minifier::new(options).minify(&allocator, &mut program);
    let printed = CodegenOptions {
        minify: true,
        comments: CommentOptions::disabled(),
        ..CodegenOptions::default()
    };
    Ok(Codegen::new()
        .with_options(printed)
        .with_scoping(minified.scoping)
        .build(&program)
        .code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_long_names_go_and_the_exports_stay() {
        let source =
            "/* why */ const longName = 1 + 1;\nexport function mount() { return longName }";
        let minified = minify(source, Kind::Module).unwrap();
        assert!(minified.len() < source.len() / 2, "{minified}");
        assert!(minified.contains("mount"), "{minified}");
        assert!(!minified.contains("longName"), "{minified}");
    }

    #[test]
    fn what_is_no_program_is_refused() {
        assert!(minify("const = 1", Kind::Script).is_err());
        assert!(minify("import 'a", Kind::Module).is_err());
    }
}
