//! Short names for what the glue and the wasm call each other by, and nothing kept alive that
//! neither of them uses.
//!
//! wasm-bindgen gives each of some 200 functions a name with a hash in it, which no compression
//! can shorten.

use std::collections::HashSet;

use anyhow::{Context, Result, bail};
use walrus::{Module, ModuleConfig};

/// The glue and the wasm with short names for their imports and exports.
pub(crate) fn shorten(glue: &str, wasm: &[u8]) -> Result<(String, Vec<u8>)> {
    let mut config = ModuleConfig::new();
    config
        .generate_name_section(false)
        .generate_producers_section(false);
    let mut module = config.parse(wasm).context("the wasm cannot be read")?;
    drop_unused_exports(&mut module, glue);
    walrus::passes::gc::run(&mut module);

    let mut glue = glue.to_owned();
    let mut exports = ShortNames::default();
    for export in module.exports.iter_mut() {
        let short = exports.next();
        glue = replace_word(
            &glue,
            &format!("wasm.{}", export.name),
            &format!("wasm.{short}"),
        );
        export.name = short;
    }
    let mut imports = ShortNames::default();
    let mut used = HashSet::new();
    for import in module.imports.iter_mut() {
        let short = imports.next();
        let entry = format!("\n        {}: ", import.name);
        if glue.matches(&entry).count() != 1 {
            bail!(
                "the glue has no function `{}`, which the wasm imports",
                import.name
            );
        }
        glue = glue.replace(&entry, &format!("\n        {short}: "));
        import.name = short.clone();
        used.insert(short);
    }
    Ok((without_unused_functions(&glue, &used), module.emit_wasm()))
}

/// Exports that the glue does not mention, so that what only they need can go too.
fn drop_unused_exports(module: &mut Module, glue: &str) {
    let unused: Vec<_> = module
        .exports
        .iter()
        .filter(|export| replace_word(glue, &format!("wasm.{}", export.name), "") == glue)
        .map(walrus::Export::id)
        .collect();
    for export in unused {
        module.exports.delete(export);
    }
}

/// Without the functions for imports that the wasm no longer has.
fn without_unused_functions(glue: &str, used: &HashSet<String>) -> String {
    let mut kept = String::new();
    let mut inside = false;
    for line in glue.split_inclusive('\n') {
        inside |= imported(line).is_some_and(|name| !used.contains(name));
        if !inside {
            kept.push_str(line);
        }
        inside &= !line.starts_with("        }");
    }
    kept
}

/// The name in a line that begins a function of the object of imports.
fn imported(line: &str) -> Option<&str> {
    let (name, rest) = line.strip_prefix("        ")?.split_once(": ")?;
    let is_function = rest.starts_with("function(") && rest.trim_end().ends_with('{');
    (is_function && !name.starts_with(' ')).then_some(name)
}

/// Replaces a name where it is not the beginning of a longer one.
fn replace_word(text: &str, word: &str, by: &str) -> String {
    let mut replaced = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(word) {
        let (before, after) = (&rest[..at], &rest[at + word.len()..]);
        replaced.push_str(before);
        let is_longer = after.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '$');
        replaced.push_str(if is_longer { word } else { by });
        rest = after;
    }
    replaced + rest
}

/// `a`, `b`, … `z`, `a1`, `b1`, …: no word of JavaScript among them.
#[derive(Default)]
struct ShortNames(u32);

impl ShortNames {
    fn next(&mut self) -> String {
        let letter = char::from(b'a' + (self.0 % 26) as u8);
        let round = self.0 / 26;
        self.0 += 1;
        if round == 0 {
            letter.to_string()
        } else {
            format!("{letter}{round}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::{FunctionBuilder, ValType};

    const GLUE: &str = "export function mount() {
    wasm.mount(); wasm.mounted();
}
        __wbg_log_0123: function(arg0) {
            console.log(arg0);
        },
        __wbg_close_4567: function(arg0) {
            arg0.close();
        },
let wasm;
";

    /// Three exports, of which the glue calls two; each calls one import.
    fn wasm() -> Vec<u8> {
        let mut module = Module::with_config(ModuleConfig::new());
        let ty = module.types.add(&[ValType::I32], &[]);
        for (export, import) in [
            ("mount", "__wbg_log_0123"),
            ("mounted", "__wbg_log_0123"),
            ("unused", "__wbg_close_4567"),
        ] {
            let known = module.imports.iter().find(|it| it.name == import);
            let imported = match known.map(|it| it.kind.clone()) {
                Some(walrus::ImportKind::Function(function)) => function,
                _ => module.add_import_func("./glue.js", import, ty).0,
            };
            let mut function = FunctionBuilder::new(&mut module.types, &[], &[]);
            function.func_body().i32_const(1).call(imported);
            let function = function.finish(vec![], &mut module.funcs);
            module.exports.add(export, function);
        }
        module.emit_wasm()
    }

    #[test]
    fn both_sides_get_the_same_short_names_and_what_nobody_uses_goes() {
        let (glue, wasm) = shorten(GLUE, &wasm()).unwrap();
        assert_eq!(
            glue,
            "export function mount() {
    wasm.a(); wasm.b();
}
        a: function(arg0) {
            console.log(arg0);
        },
let wasm;
"
        );
        let module = Module::from_buffer(&wasm).unwrap();
        let exports: Vec<_> = module.exports.iter().map(|it| it.name.as_str()).collect();
        let imports: Vec<_> = module.imports.iter().map(|it| it.name.as_str()).collect();
        assert_eq!((exports, imports), (vec!["a", "b"], vec!["a"]));
    }

    #[test]
    fn a_glue_of_another_build_is_refused() {
        let glue = GLUE.replace("__wbg_log_0123", "__wbg_log_89ab");
        let error = shorten(&glue, &wasm()).unwrap_err().to_string();
        assert!(error.contains("__wbg_log_0123"), "{error}");
    }
}
