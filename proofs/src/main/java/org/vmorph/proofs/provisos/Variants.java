package org.vmorph.proofs.provisos;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Parameter;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.step.Step;
import org.vmorph.proofs.classify.EveryStep;

/** A machine as it is under some provisos: all else is as it was. */
final class Variants {
  private final Architecture machine;
  private final UnaryOperator<Architecture> asked;
  private final Map<Provided, Architecture> known = new ConcurrentHashMap<>();
  private final Map<Provided, Elaboration> instructions = new ConcurrentHashMap<>();
  private final Map<Provided, Elaboration> parts = new ConcurrentHashMap<>();

  /**
   * The variants of a machine.
   *
   * @param asked what is made of each before it is asked about
   */
  Variants(Architecture machine, UnaryOperator<Architecture> asked) {
    this.machine = machine;
    this.asked = asked;
  }

  /** The machine under some provisos, its instructions in cases. */
  Architecture under(Provided provided) {
    return known.computeIfAbsent(
        provided,
        it -> {
          var settings = machine.configuration().settings();
          for (var proviso : it.all()) {
            settings = settings.with(proviso.parameter(), proviso.value());
          }
          return asked.apply(machine.configuration().machine().apply(settings)).inCases();
        });
  }

  /** The same with some of its instructions alone. */
  Architecture under(Provided provided, Collection<String> names) {
    var all = under(provided);
    return all.with(
        all.name(),
        all.says(),
        all.instructions().stream().filter(i -> names.contains(i.name())).toList());
  }

  /** Whether an instruction, or a part of every step, means another thing under some provisos. */
  boolean isOther(Instruction part, Step means, Provided provided, boolean isOfEveryStep) {
    var semantics = isOfEveryStep ? everyStep(provided) : semantics(provided);
    return semantics
        .machine()
        .instruction(part.name())
        .filter(it -> semantics.step(it).equals(means))
        .isEmpty();
  }

  /** Whether it is told what R comes to, if there is R. */
  boolean isTold(Provided provided) {
    return under(provided).translation().map(Translation::isTold).orElse(true);
  }

  private Elaboration semantics(Provided provided) {
    return instructions.computeIfAbsent(provided, it -> new Elaboration(under(it)));
  }

  private Elaboration everyStep(Provided provided) {
    return parts.computeIfAbsent(provided, it -> EveryStep.of(under(it)).semantics());
  }

  /** What a parameter may be, if it is not left open. */
  static List<Proviso> values(Parameter parameter) {
    return parameter.values().stream()
        .filter(value -> !value.equals(Parameter.ANY))
        .map(value -> new Proviso(parameter, value))
        .toList();
  }

  /** Whether there is a value that stands for all of them. */
  static boolean isOpen(Parameter parameter) {
    return parameter.values().contains(Parameter.ANY);
  }

  /** Every way to say something of each of these parameters of which nothing is said. */
  static List<Provided> completions(Provided provided, Collection<Parameter> parameters) {
    var all = Stream.of(provided);
    for (var parameter : parameters) {
      if (provided.of(parameter).isEmpty()) {
        all = all.flatMap(it -> values(parameter).stream().map(it::and));
      }
    }
    return all.collect(Collectors.toList());
  }
}
