package org.vmorph.proofs.provisos;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.vmorph.model.arch.Parameter;
import org.vmorph.model.ir.Cell;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.step.Step;
import org.vmorph.proofs.classify.EveryStep;

/**
 * An instruction, or a part of every step, with the parameters that may make a difference to it: it
 * means another thing under some value of them, or what all instructions find is another thing, or
 * it looks at what they are about, or sets it.
 *
 * @param name of the first of all that mean the same in all machines
 */
record Dependent(String name, boolean isOfEveryStep, List<Parameter> parameters) {
  /** All that some machine has, each meaning once. */
  static List<Dependent> of(Variants variants, Collection<Parameter> parameters) {
    var samples = variants.samples();
    var once = new LinkedHashMap<List<Object>, String>();
    samples.stream()
        .flatMap(it -> variants.under(it).instructions().stream())
        .map(Instruction::name)
        .distinct()
        .forEach(name -> once.putIfAbsent(meaning(variants, samples, name), name));
    var parts =
        samples.stream()
            .flatMap(it -> variants.everyStep(it).parts().stream())
            .map(Instruction::name)
            .distinct();
    return Stream.concat(
            once.values().stream().map(name -> of(variants, parameters, name, false)),
            parts.map(name -> of(variants, parameters, name, true)))
        .toList();
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

  private static Dependent of(
      Variants variants, Collection<Parameter> parameters, String name, boolean isOfEveryStep) {
    var different =
        parameters.stream()
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
    var here = step(variants, name, isOfEveryStep, Provided.NOTHING);
    var there = step(variants, name, isOfEveryStep, under);
    return !here.equals(there)
        || !variants.surroundings(under).equals(variants.surroundings(Provided.NOTHING))
        || here.isPresent()
            && variants.under(under).configuration().assumed().keySet().stream()
                .anyMatch(touched(variants, name, isOfEveryStep)::contains);
  }

  private static Optional<Step> step(
      Variants variants, String name, boolean isOfEveryStep, Provided under) {
    if (!isOfEveryStep) {
      return variants.step(name, under);
    }
    var every = variants.everyStep(under);
    return part(every, name).map(every.semantics()::step);
  }

  private static Optional<Instruction> part(EveryStep every, String name) {
    return every.parts().stream().filter(it -> it.name().equals(name)).findFirst();
  }

  private static Set<Component> touched(Variants variants, String name, boolean isOfEveryStep) {
    if (isOfEveryStep) {
      var every = variants.everyStep(Provided.NOTHING);
      return touched(every.semantics(), part(every, name).orElseThrow());
    }
    var semantics = variants.semantics(Provided.NOTHING);
    return touched(semantics, semantics.machine().instruction(name).orElseThrow());
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
