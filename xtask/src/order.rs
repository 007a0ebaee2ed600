//! The wasm's functions in another order: those that look alike side by side.
//!
//! Brotli writes what it has seen before as a distance back, and a short distance takes fewer
//! bits than a long one. So the order in which the functions lie is worth a thirtieth of the bytes
//! that an operator downloads; to the browser all orders are the same.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::thread;

use crate::release::compress;
use anyhow::{Context, Result, bail};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{CodeSection, FunctionSection, Module};
use wasmparser::{CodeSectionReader, FunctionSectionReader, Parser, Payload, TypeRef};

/// How likeness is weighed. Which weights come to the fewest bytes changes with the program.
#[derive(Clone, Copy)]
struct Weights {
    /// Likeness is counted in runs of this many bytes: about two instructions.
    run: usize,
    /// How much the likeness to a function counts one place further on.
    fading: f64,
    /// Added to a function's length in runs, so that the shortest are not like everything.
    short: f64,
}

const RUNS: [usize; 2] = [3, 4];
const FADINGS: [f64; 5] = [0.4, 0.5, 0.6, 0.7, 0.75];
const SHORTS: [f64; 3] = [3.0, 5.0, 10.0];

/// Every weight with every other.
fn all_weights() -> Vec<Weights> {
    let pairs = RUNS
        .iter()
        .flat_map(|run| FADINGS.map(|fading| (*run, fading)));
    pairs
        .flat_map(|(run, fading)| SHORTS.map(|short| Weights { run, fading, short }))
        .collect()
}

/// The same wasm with like functions side by side: of some orders, the one of the fewest bytes in
/// brotli. The first of equals, so that two builds come to the same.
pub(crate) fn side_by_side(wasm: &[u8]) -> Result<Vec<u8>> {
    let (imported, bodies) = functions(wasm).context("the wasm cannot be read")?;
    let weights = all_weights();
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    let smallest_of = |part: &[Weights]| {
        let orders = part.iter().map(|it| chain(&bodies, *it));
        smallest(orders.map(|order| in_order(wasm, imported, order)))
    };
    let smallest_of = &smallest_of;
    let each = thread::scope(|scope| {
        let parts = weights.chunks(weights.len().div_ceil(threads));
        let parts = parts.map(|part| scope.spawn(move || smallest_of(part)));
        let parts: Vec<_> = parts.collect();
        let ends = parts.into_iter().map(|part| part.join());
        ends.map(|end| end.unwrap_or_else(|_| bail!("an order panicked")))
            .collect::<Vec<_>>()
    });
    Ok(smallest(each.into_iter())?.1)
}

/// The first of the fewest bytes.
fn smallest(orders: impl Iterator<Item = Result<(usize, Vec<u8>)>>) -> Result<(usize, Vec<u8>)> {
    let mut smallest: Option<(usize, Vec<u8>)> = None;
    for order in orders {
        let (bytes, module) = order?;
        if smallest.as_ref().is_none_or(|(least, _)| bytes < *least) {
            smallest = Some((bytes, module));
        }
    }
    smallest.context("there is no order")
}

/// The wasm with its functions in this order, and how many bytes that is in brotli.
fn in_order(wasm: &[u8], imported: u32, order: Vec<usize>) -> Result<(usize, Vec<u8>)> {
    let mut order = Order::new(imported, order);
    let mut module = Module::new();
    order
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .context("the functions cannot be put in order")?;
    let module = module.finish();
    Ok((compress::brotli(&module)?.len(), module))
}

/// How many functions are imported, and the bytes of the others.
fn functions(wasm: &[u8]) -> wasmparser::Result<(u32, Vec<&[u8]>)> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        let payload = payload?;
        if let Payload::ImportSection(imports) = payload {
            for import in imports.into_imports() {
                imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
            }
        } else if let Payload::CodeSectionEntry(body) = payload {
            bodies.push(body.as_bytes());
        }
    }
    Ok((imported, bodies))
}

/// The places of the functions, from the first on always the one that is most like those before.
fn chain(bodies: &[&[u8]], weights: Weights) -> Vec<usize> {
    let likeness = Likeness::between(bodies, weights);
    let mut left: Vec<usize> = (0..bodies.len()).collect();
    let mut likes = vec![0.0; bodies.len()];
    let mut chain = Vec::with_capacity(bodies.len());
    let mut at = 0;
    while at < left.len() {
        let last = left.remove(at);
        chain.push(last);
        likeness.add(last, &mut likes);
        let score = |place: &usize| likes[*place] / likeness.lengths[*place];
        // The first of equals, so that two builds come to the same order.
        at = (0..left.len())
            .rev()
            .max_by(|a, b| score(&left[*a]).total_cmp(&score(&left[*b])))
            .unwrap_or_default();
    }
    chain
}

/// Which functions have which runs of bytes in common.
struct Likeness {
    /// Each run with the functions that have it.
    holders: Vec<Vec<usize>>,
    /// For each function, its runs.
    runs: Vec<Vec<usize>>,
    /// For each function, how many that is, and a bit.
    lengths: Vec<f64>,
    fading: f64,
}

impl Likeness {
    fn between(bodies: &[&[u8]], weights: Weights) -> Self {
        let mut by_run: BTreeMap<&[u8], Vec<usize>> = BTreeMap::new();
        for (function, body) in bodies.iter().enumerate() {
            for run in body.windows(weights.run) {
                let holders = by_run.entry(run).or_default();
                if holders.last() != Some(&function) {
                    holders.push(function);
                }
            }
        }
        let holders: Vec<_> = by_run.into_values().filter(|it| it.len() > 1).collect();
        let mut runs = vec![Vec::new(); bodies.len()];
        for (run, holders) in holders.iter().enumerate() {
            holders.iter().for_each(|it| runs[*it].push(run));
        }
        let lengths = runs
            .iter()
            .map(|it| it.len() as f64 + weights.short)
            .collect();
        Self {
            holders,
            runs,
            lengths,
            fading: weights.fading,
        }
    }

    /// Adds how much each function is like this one; a rare run counts for more.
    fn add(&self, function: usize, likes: &mut [f64]) {
        likes.iter_mut().for_each(|it| *it *= self.fading);
        for run in &self.runs[function] {
            let holders = &self.holders[*run];
            let weight = (likes.len() as f64 / holders.len() as f64).ln();
            holders.iter().for_each(|it| likes[*it] += weight);
        }
    }
}

/// Writes a module anew with its functions in another order.
struct Order {
    imported: u32,
    /// The old places, in the new order.
    old: Vec<usize>,
    /// The new places, in the old order.
    new: Vec<u32>,
}

impl Order {
    fn new(imported: u32, old: Vec<usize>) -> Self {
        let mut new = vec![0; old.len()];
        for (place, function) in (0..).zip(&old) {
            new[*function] = place;
        }
        Self { imported, old, new }
    }
}

impl Reencode for Order {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Self::Error>> {
        Ok(match function.checked_sub(self.imported) {
            Some(own) => self.imported + self.new[own as usize],
            None => function,
        })
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: FunctionSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let types = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for place in self.old.clone() {
            functions.function(self.type_index(types[place])?);
        }
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: CodeSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let bodies = section.into_iter().collect::<Result<Vec<_>, _>>()?;
        for place in self.old.clone() {
            self.parse_function_body(code, bodies[place].clone())?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use walrus::FunctionBuilder;
    use walrus::ir::BinaryOp;

    /// One import, and functions that push, add up and drop these numbers, with their index in
    /// this list exported as `f0`, `f1`, … Each calls the import and, but for the first, the one
    /// before it.
    fn wasm(functions: &[&[i32]]) -> Vec<u8> {
        let mut module = walrus::Module::default();
        let ty = module.types.add(&[], &[]);
        let (import, _) = module.add_import_func("page", "tell", ty);
        let mut last = None;
        for (place, numbers) in functions.iter().enumerate() {
            let mut function = FunctionBuilder::new(&mut module.types, &[], &[]);
            let mut body = function.func_body();
            body.i32_const(0);
            for number in *numbers {
                body.i32_const(*number).binop(BinaryOp::I32Add);
            }
            body.drop().call(import);
            last.map(|last| body.call(last));
            let function = function.finish(vec![], &mut module.funcs);
            module.exports.add(&format!("f{place}"), function);
            last = Some(function);
        }
        module.emit_wasm()
    }

    /// For each export, in the order of the bodies: its name, its numbers, and the names of what
    /// it calls.
    fn described(wasm: &[u8]) -> Vec<(String, Vec<i64>, Vec<String>)> {
        let module = walrus::Module::from_buffer(wasm).unwrap();
        let (imported, bodies) = functions(wasm).unwrap();
        let mut exported = std::collections::BTreeMap::new();
        for payload in Parser::new(0).parse_all(wasm) {
            if let Payload::ExportSection(exports) = payload.unwrap() {
                for export in exports {
                    let export = export.unwrap();
                    exported.insert(export.index, export.name.to_owned());
                }
            }
        }
        assert_eq!(module.exports.iter().count(), bodies.len());
        (imported..)
            .zip(bodies)
            .map(|(index, body)| {
                let body = wasmparser::BinaryReader::new(body, 0);
                let body = wasmparser::FunctionBody::new(body);
                let (mut numbers, mut calls) = (vec![], vec![]);
                for operator in body.get_operators_reader().unwrap() {
                    let operator = operator.unwrap();
                    if let wasmparser::Operator::I32Const { value } = operator {
                        numbers.push(value.into());
                    } else if let wasmparser::Operator::Call { function_index } = operator {
                        let name = exported.get(&function_index).cloned();
                        calls.push(name.unwrap_or_else(|| "tell".to_owned()));
                    }
                }
                (exported[&index].clone(), numbers, calls)
            })
            .collect()
    }

    const ONE_KIND: [i32; 6] = [70_001, 70_002, 70_003, 70_004, 70_005, 70_006];
    const OTHER_KIND: [i32; 6] = [-9_001, -9_002, -9_003, -9_004, -9_005, -9_006];

    #[test]
    fn like_functions_lie_side_by_side_and_everything_still_calls_the_same() {
        let before = wasm(&[&ONE_KIND, &OTHER_KIND, &ONE_KIND, &OTHER_KIND]);
        let after = described(&side_by_side(&before).unwrap());
        let numbers: Vec<_> = after.iter().map(|it| &it.1).collect();
        assert_eq!(numbers[0], numbers[1]);
        assert_eq!(numbers[2], numbers[3]);
        assert_ne!(numbers[1], numbers[2]);
        let mut before = described(&before);
        let mut after = after;
        before.sort();
        after.sort();
        assert_eq!(before, after);
    }

    #[test]
    fn what_is_no_wasm_is_refused() {
        let error = side_by_side(b"no wasm").unwrap_err().to_string();
        assert!(error.contains("cannot be read"), "{error}");
    }
}
