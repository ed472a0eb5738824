package org.vmorph.conformance.cli.names;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.conformance.cli.output.Count;
import org.vmorph.conformance.run.ask.Declared;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.compiled.Engines;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.Interpreter;
import org.vmorph.model.ir.Instruction;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Nearest;
import org.vmorph.proofs.classify.EveryStep;
import org.vmorph.vmm.TimeSharing;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.image.AsmMonitors;
import org.vmorph.vmm.tower.Tower;

/** From the names on the command line to what they stand for. */
public final class Names {
  private Names() {}

  /** The machines that ship, and those of plugins. */
  public static List<Architecture> machines() {
    return Stream.concat(
            Machines.shipped().stream(), Plugins.whats(Plugins.inUse().machines()).stream())
        .toList();
  }

  /** What the theorems are asked of: machines, or pairs of the modes of one. */
  public static List<Architecture> asked() {
    return machines().stream().flatMap(machine -> asked(machine).stream()).toList();
  }

  /** The same of a machine. */
  public static List<Architecture> asked(Architecture machine) {
    var pairs = Machines.pairs().stream().filter(it -> it.name().equals(machine.name())).toList();
    return pairs.isEmpty() ? List.of(machine) : pairs;
  }

  /** The machine of a name. */
  public static Architecture machine(String name) {
    return machines().stream()
        .filter(machine -> machine.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                unknown(
                    "machine",
                    name,
                    machines().stream().map(Architecture::name).toList(),
                    "./vmorph isas lists them"));
  }

  /** The machine that a token or a case calls so, with its settings. */
  public static Architecture called(String text, String where) {
    return Configured.called(text, where + ": ");
  }

  /** The monitors that {@code --vmm} names. */
  public static List<String> listed(List<String> monitors) {
    return Listed.of("--vmm", monitors, "the name of a monitor, or a file that is one");
  }

  /** An engine for a machine: the one that runs generated code, or the reference interpreter. */
  public static Engine engine(String name, Architecture machine) {
    return switch (name) {
      case "compiled" -> Engines.of(machine);
      case "reference" -> new Interpreter(new Elaboration(machine));
      default ->
          throw unknown(
              "engine", name, List.of("compiled", "reference"), "there is: compiled, reference");
    };
  }

  /** Monitors that run several guests. */
  public static String timeSharing() {
    return Stream.concat(
            MonitorNames.inJava().stream().filter(vmm -> vmm instanceof TimeSharing).map(Vmm::name),
            Stream.of(AsmMonitors.OF_SEVERAL))
        .collect(Collectors.joining(", "));
  }

  /** The reading asked for, or the machine's own. */
  public static Reading reading(Optional<String> name, Architecture machine) {
    return name.map(Names::reading).orElse(machine.reading());
  }

  /** The reading of a name. */
  public static Reading reading(String name) {
    for (var reading : Reading.all()) {
      if (reading.word().equals(name.toLowerCase(Locale.ROOT))) {
        return reading;
      }
    }
    var words = Reading.all().stream().map(Reading::word).toList();
    throw unknown("reading", name, words, "there is: " + String.join(", ", words));
  }

  /** The instructions of a machine that are asked for, and parts of every step. */
  public static List<String> parts(List<String> names, Architecture machine) {
    var cases = machine.inCases();
    var known = new ArrayList<>(cases.instructions().stream().map(Instruction::name).toList());
    EveryStep.of(machine).parts().forEach(part -> known.add(part.name()));
    for (var name : names) {
      if (!known.contains(name) && machine.instruction(name).isPresent()) {
        throw new BadInput(
            "%s is asked about case by case; expected one of them, as %s"
                .formatted(name, machine.instruction(name).get().cases().getFirst()));
      }
      if (!known.contains(name)) {
        throw unknown(
            "instruction",
            name,
            known,
            "./vmorph manual " + machine.name() + " lists those of " + machine.name());
      }
    }
    return List.copyOf(new LinkedHashSet<>(names));
  }

  /**
   * The monitors asked for, outermost first: those named, or one as often as the depth says.
   *
   * @param depth as given, or null
   */
  public static List<Vmm> tower(List<String> names, @Nullable Integer depth, Architecture machine) {
    if (depth != null) {
      checkDepth("--depth", depth);
    }
    if (depth != null && depth > 0 && names.isEmpty()) {
      throw new BadInput("--depth " + depth + " without --vmm; expected --vmm NAME");
    }
    if (depth != null && names.size() > 1 && depth != names.size()) {
      throw new BadInput(
          "--depth "
              + depth
              + " with "
              + names.size()
              + " monitors; expected one monitor, or as many as the depth");
    }
    var monitors = names.stream().map(name -> MonitorNames.monitor(name, machine)).toList();
    monitors.forEach(vmm -> checkDeclared(vmm, machine));
    MonitorNames.checkResumable(monitors);
    var tower = depth == null || names.size() > 1 ? monitors : repeated(monitors, depth);
    Peers.checkAlone(tower);
    return tower;
  }

  /** Rejects a monitor that says of itself what cannot be; it is waited for. */
  private static void checkDeclared(Vmm vmm, Architecture machine) {
    Waiting.inUse()
        .ask(
            vmm.getClass().getName(),
            () -> {
              Declared.check(vmm, machine, Setting.usualWords(machine));
              return vmm;
            });
  }

  /** Rejects towers that are too deep, or less than nothing. */
  public static void checkDepth(String option, int depth) {
    if (depth < 0) {
      throw new BadInput(option + " " + depth + ": expected 0 or more");
    }
    if (depth > Tower.DEEPEST) {
      throw new BadInput(option + " " + depth + ": expected at most " + Tower.DEEPEST);
    }
  }

  private static List<Vmm> repeated(List<Vmm> monitors, int depth) {
    return monitors.isEmpty() ? List.of() : Collections.nCopies(depth, monitors.get(0));
  }

  /** Rejects monitors that cannot run on the machine, and sizes that do not fit. */
  public static void checkApplicable(Architecture machine, List<Vmm> monitors, long words) {
    for (var vmm : monitors) {
      vmm.inapplicable(machine)
          .ifPresent(
              why -> {
                throw new BadInput(vmm.name() + " is not applicable: " + why);
              });
    }
    long room = Tower.room(machine, monitors, words);
    if (room > machine.mostWords()) {
      throw new BadInput(
          "--words "
              + words
              + " under "
              + Count.of(monitors.size(), "monitor")
              + " needs "
              + Count.of(room)
              + " words of real storage; "
              + machine
              + " has at most "
              + Count.of(machine.mostWords()));
    }
  }

  /** What is said of a name that nobody has, with the nearest there is. */
  public static BadInput unknown(String kind, String name, List<String> names, String otherwise) {
    var hint = Nearest.hint(name, names);
    return new BadInput(
        "unknown " + kind + " '" + name + "'" + (hint.isEmpty() ? "; " + otherwise : hint));
  }
}
