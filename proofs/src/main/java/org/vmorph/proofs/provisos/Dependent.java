package org.vmorph.proofs.provisos;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.vmorph.model.arch.Parameter;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;

/**
 * An instruction, or a part of every step, with the parameters that may make a difference to it: it
 * means another thing under some value of them, or what all instructions find is another thing, or
 * it looks at what they are about, or sets it.
 *
 * @param name of the first of all that mean the same in all machines
 */
record Dependent(String name, boolean isOfEveryStep, List<Parameter> parameters) {
  /** All that some machine has, each meaning once. */
  static List<Dependent> of(Variants variants) {
    var samples = variants.samples();
    var once = new LinkedHashMap<List<Object>, String>();
    names(variants, samples, false)
        .forEach(name -> once.putIfAbsent(meaning(variants, samples, name), name));
    return Stream.concat(
            once.values().stream().map(name -> of(variants, name, false)),
            names(variants, samples, true).map(name -> of(variants, name, true)))
        .toList();
  }

  private static Stream<String> names(
      Variants variants, List<Provided> samples, boolean ofEveryStep) {
    return samples.stream()
        .map(it -> parts(variants, it, ofEveryStep))
        .flatMap(List::stream)
        .map(Instruction::name)
        .distinct();
  }

  /** What a timer does is asked with the fetch. */
  private static List<Instruction> parts(Variants variants, Provided under, boolean ofEveryStep) {
    return ofEveryStep ? variants.everyStep(under).parts() : variants.under(under).instructions();
  }

  /** What is the same whatever an instruction is called. */
  private static List<Object> meaning(Variants variants, List<Provided> samples, String name) {
    return samples.stream()
        .map(it -> variants.under(it).instruction(name))
        .<Object>map(
            i ->
                i.<List<Object>>map(
                        it ->
                            List.of(
                                it.form().operands(),
                                it.privilege(),
                                it.length(),
                                it.flow(),
                                it.acts()))
                    .orElse(List.of()))
        .toList();
  }

  private static Dependent of(Variants variants, String name, boolean isOfEveryStep) {
    var different =
        variants.open().stream()
            .filter(
                parameter ->
                    Variants.values(parameter).stream()
                        .map(Provided.NOTHING::and)
                        .anyMatch(it -> differs(variants, name, isOfEveryStep, it)))
            .toList();
    return new Dependent(name, isOfEveryStep, different);
  }

  private static boolean differs(
      Variants variants, String name, boolean isOfEveryStep, Provided under) {
    var semantics = variants.semantics(Provided.NOTHING, isOfEveryStep);
    var here = semantics.machine().instruction(name);
    var others = variants.semantics(under, isOfEveryStep);
    var there = others.machine().instruction(name);
    return !here.map(semantics::step).equals(there.map(others::step))
        || !variants.surroundings(under).equals(variants.surroundings(Provided.NOTHING))
        || here.isPresent()
            && variants.under(under).configuration().assumed().keySet().stream()
                .anyMatch(touched(semantics, here.get())::contains);
  }

  private static Set<Component> touched(Elaboration semantics, Instruction instruction) {
    var all = new HashSet<>(semantics.reads(instruction));
    semantics.step(instruction).writes().stream()
        .map(write -> write.place())
        .filter(Cell.class::isInstance)
        .map(Cell.class::cast)
        .forEach(all::add);
    return all;
  }
}
