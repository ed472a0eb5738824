package org.vmorph.proofs.provisos;

import java.util.Collection;
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
import org.vmorph.proofs.classify.EveryStep;

/**
 * An instruction, or a part of every step, with the parameters that may make a difference to it: it
 * is another one under some value of them, or it looks at what they are about, or sets it.
 *
 * @param name of the first of all that mean the same
 */
record Subject(String name, boolean isOfEveryStep, List<Parameter> parameters) {
  /** All of a machine, each meaning once. */
  static List<Subject> of(Variants variants, Collection<Parameter> parameters) {
    var machine = variants.under(Provided.NOTHING);
    var once = new LinkedHashMap<List<Object>, Instruction>();
    machine.instructions().forEach(i -> once.putIfAbsent(meaning(i), i));
    var semantics = new Elaboration(machine);
    var every = EveryStep.of(machine);
    return Stream.concat(
            once.values().stream().map(i -> of(variants, parameters, semantics, i, false)),
            every.parts().stream()
                .map(part -> of(variants, parameters, every.semantics(), part, true)))
        .toList();
  }

  private static Subject of(
      Variants variants,
      Collection<Parameter> parameters,
      Elaboration semantics,
      Instruction part,
      boolean isOfEveryStep) {
    var touched = touched(semantics, part);
    var different =
        parameters.stream()
            .filter(
                it ->
                    Variants.values(it).stream()
                        .map(Provided.NOTHING::and)
                        .anyMatch(
                            under ->
                                assumes(variants, under, touched)
                                    || variants.isTold(under) != variants.isTold(Provided.NOTHING)
                                    || variants.isOther(
                                        part, semantics.step(part), under, isOfEveryStep)))
            .toList();
    return new Subject(part.name(), isOfEveryStep, different);
  }

  /** What is the same whatever an instruction is called. */
  private static List<Object> meaning(Instruction i) {
    return List.of(i.form().operands(), i.privilege(), i.length(), i.flow(), i.acts());
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

  private static boolean assumes(Variants variants, Provided under, Set<Component> touched) {
    return variants.under(under).configuration().assumed().keySet().stream()
        .anyMatch(touched::contains);
  }
}
