//! The code that lazy islands share, in one file.
//!
//! The splitter cuts what several islands need into a chunk for every set of
//! islands: some sixty files of one or two kilobytes, of which waking one island
//! takes forty. On a poor network each request costs more than its bytes, so
//! they travel as one file, out of which the script takes them.

use std::{fs, path::Path};

use anyhow::{Context as _, Result, ensure};

use crate::{context::Context, stamp::files_below};

/// The file, beside the script.
const FILE: &str = "chunks.bin";
/// How the script of the splitter begins that loads a chunk (wasm_split_cli).
const BEFORE: &str = "makeLoad(() => {\n    const src = fetch(new URL(\"./";
/// And how it goes on behind the name of the chunk.
const AFTER: &str = "\", import.meta.url));\n    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n}\n";

/// Puts all chunks into one file.
pub fn bundle(context: &Context) -> Result<()> {
    let folder = context.site().join("pkg");
    let script = files_below(&folder)?
        .into_iter()
        .find(|file| name(file).starts_with("__wasm_split") && name(file).ends_with(".js"))
        .context("the splitter wrote no script")?;
    let text = fs::read_to_string(&script).with_context(|| format!("cannot read {}", script.display()))?;
    let mut bytes = Vec::new();
    let text = rewrite(&text, |chunk| {
        let file = folder.join(chunk);
        let code = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
        fs::remove_file(&file).with_context(|| format!("cannot remove {}", file.display()))?;
        let from = bytes.len();
        bytes.extend(code);
        Ok((from, bytes.len()))
    })?;
    fs::write(folder.join(FILE), bytes).with_context(|| format!("cannot write {FILE}"))?;
    fs::write(&script, text).with_context(|| format!("cannot write {}", script.display()))
}

fn name(file: &Path) -> &str {
    file.file_name().and_then(|name| name.to_str()).unwrap_or_default()
}

/// The script with every chunk taken out of the one file, where `place` says
/// that it begins and ends.
fn rewrite(script: &str, mut place: impl FnMut(&str) -> Result<(usize, usize)>) -> Result<String> {
    let mut out = format!(
        "let chunks;\nconst chunk = (from, to) => () => {{\n    chunks ??= fetch(new URL(\"./{FILE}\", \
         import.meta.url)).then(answer => answer.ok ? answer.arrayBuffer() : Promise.reject(answer.status));\n    \
         const bytes = chunks;\n    bytes.catch(() => chunks = undefined);\n    return async (imports) => \
         (WebAssembly.instantiate((await bytes).slice(from, to), imports));\n}};\n"
    );
    let mut pieces = script.split(BEFORE);
    // The imports stay first.
    let first = pieces.next().unwrap_or_default();
    let (imports, rest) = first.split_at(first.find("\n\n").map_or(0, |at| at + 1));
    out = format!("{imports}{out}{rest}");
    let mut chunks = 0;
    for piece in pieces {
        match piece.split_once(AFTER) {
            Some((chunk, rest)) if chunk.starts_with("chunk_") => {
                let (from, to) = place(chunk)?;
                out.push_str(&format!("makeLoad(chunk({from}, {to})\n{rest}"));
                chunks += 1;
            }
            _ => {
                out.push_str(BEFORE);
                out.push_str(piece);
            }
        }
    }
    ensure!(
        chunks > 0 && !out.contains("./chunk_"),
        "the splitter's script has another form: adapt `chunks.rs`"
    );
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "import { initSync } from \"./bantin.js\";\n\nfunction makeLoad() {}\nconst __chunk_9 = makeLoad(() => {\n    const src = fetch(new URL(\"./chunk_9.wasm\", import.meta.url));\n    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n}\n, []);\nexport const load = wrap(makeLoad(() => {\n    const src = fetch(new URL(\"./split_a.wasm\", import.meta.url));\n    return async (imports) => (WebAssembly.instantiateStreaming(src, imports));\n}\n, [__chunk_9]));\n";

    #[test]
    fn chunks_come_out_of_one_file_and_islands_out_of_their_own() {
        let script = rewrite(SCRIPT, |chunk| {
            assert_eq!(chunk, "chunk_9.wasm");
            Ok((10, 30))
        })
        .unwrap();
        assert!(script.starts_with("import { initSync } from \"./bantin.js\";\nlet chunks;\n"), "{script}");
        assert!(script.contains("const __chunk_9 = makeLoad(chunk(10, 30)\n, []);"), "{script}");
        assert!(script.contains("fetch(new URL(\"./split_a.wasm\""), "{script}");
    }

    #[test]
    fn a_script_of_another_form_is_not_taken() {
        assert!(rewrite("const __chunk_9 = load(\"./chunk_9.wasm\");", |_| Ok((0, 0))).is_err());
    }
}
