package org.vmorph.proofs.provisos;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.vmorph.model.arch.Access;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Parameter;
import org.vmorph.model.arch.Translation;
import org.vmorph.model.ir.Word;
import org.vmorph.model.step.Elaboration;
import org.vmorph.proofs.classify.EveryStep;

/** A machine as it is under some provisos: all else is as it was. */
final class Variants {
  private final Architecture machine;
  private final UnaryOperator<Architecture> asked;

  /** Those of which a value stands for all. */
  private final List<Parameter> anything;

  private final List<Parameter> open;
  private final List<Proviso> held;
  private final Map<Provided, Architecture> known = new ConcurrentHashMap<>();
  private final Map<Provided, Elaboration> instructions = new ConcurrentHashMap<>();
  private final Map<Provided, EveryStep> parts = new ConcurrentHashMap<>();
  private final Map<Provided, List<Object>> around = new ConcurrentHashMap<>();

  /**
   * The variants of a machine.
   *
   * @param asked what is made of each before it is asked about
   * @param parameters those that are left open, but for what is another machine to every
   *     instruction
   */
  Variants(
      Architecture machine, UnaryOperator<Architecture> asked, Collection<Parameter> parameters) {
    this.machine = machine;
    this.asked = asked;
    this.anything = parameters.stream().filter(Variants::isOpen).toList();
    this.held =
        parameters.stream()
            .filter(this::isOfEveryInstruction)
            .map(it -> new Proviso(it, machine.configuration().settings().of(it)))
            .toList();
    this.open = parameters.stream().filter(it -> !isHeld(it)).toList();
  }

  private boolean isHeld(Parameter parameter) {
    return held.stream().anyMatch(it -> it.parameter().equals(parameter));
  }

  /**
   * Whether a value of it is another machine to every instruction: it decides where addresses lead,
   * or how a trap is taken, and nothing stands for all of its values.
   */
  private boolean isOfEveryInstruction(Parameter parameter) {
    return !isOpen(parameter)
        && values(parameter).stream()
            .map(it -> surroundings(Provided.NOTHING.and(it)))
            .anyMatch(it -> !it.equals(surroundings(Provided.NOTHING)));
  }

  /** The machine under some provisos, its instructions in cases. */
  Architecture under(Provided provided) {
    return known.computeIfAbsent(
        provided,
        it -> {
          var settings = machine.configuration().settings();
          for (var parameter : anything) {
            settings = settings.with(parameter, Parameter.ANY);
          }
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

  /**
   * Machines of which each difference is one between two of these: nothing provided, each proviso
   * by itself, and each way to build it.
   */
  List<Provided> samples() {
    var built = open.stream().filter(it -> !isOpen(it)).toList();
    return Stream.of(
            Stream.of(Provided.NOTHING),
            open.stream().flatMap(it -> values(it).stream()).map(Provided.NOTHING::and),
            completions(Provided.NOTHING, built).stream())
        .flatMap(it -> it)
        .distinct()
        .toList();
  }

  /** The parameters that are left open. */
  List<Parameter> open() {
    return open;
  }

  /** As what those stay that are not, for where addresses lead or how traps are taken is theirs. */
  List<Proviso> held() {
    return held;
  }

  /** What the instructions mean under some provisos, or what belongs to every step does. */
  Elaboration semantics(Provided provided, boolean isOfEveryStep) {
    return isOfEveryStep
        ? everyStep(provided).semantics()
        : instructions.computeIfAbsent(provided, it -> new Elaboration(under(it)));
  }

  EveryStep everyStep(Provided provided) {
    return parts.computeIfAbsent(provided, it -> EveryStep.of(under(it)));
  }

  /** What all instructions find: the modes, how traps are taken, and where addresses lead. */
  List<Object> surroundings(Provided provided) {
    return around.computeIfAbsent(
        provided,
        it -> {
          var variant = under(it);
          var all = new ArrayList<Object>(List.of(variant.mode(), variant.components()));
          variant.causes().forEach(cause -> all.add(semantics(it, false).entry(cause)));
          variant.translation().ifPresent(translation -> add(all, translation));
          return all;
        });
  }

  private static void add(List<Object> all, Translation translation) {
    all.add(translation.isTold());
    all.add(translation.areas());
    all.add(translation.bounds());
    var address = new Word.Operand("address", 64);
    for (var access : Access.values()) {
      var by = translation.by(access, address.bits());
      all.add(by.checks().apply(address));
      all.add(by.words().apply(address));
      all.add(by.updates().apply(address));
    }
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
    return all.toList();
  }
}
