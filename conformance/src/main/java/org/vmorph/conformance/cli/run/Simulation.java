package org.vmorph.conformance.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.vmorph.conformance.cli.conform.ConformText;
import org.vmorph.conformance.cli.elf.Executable;
import org.vmorph.conformance.cli.names.Names;
import org.vmorph.conformance.cli.names.Waiting;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.conformance.cli.output.Count;
import org.vmorph.conformance.report.ControlText;
import org.vmorph.conformance.run.ask.Breakdown;
import org.vmorph.conformance.run.host.PulsingHost;
import org.vmorph.conformance.run.host.ShownWindow;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.concrete.Engine;
import org.vmorph.model.concrete.Machine;
import org.vmorph.model.ir.Role;
import org.vmorph.model.step.Elaboration;
import org.vmorph.model.text.Disassembler;
import org.vmorph.model.text.Program;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.MonitorFailure;
import org.vmorph.vmm.MonitorLost;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.tower.Tower;

/** One program on one machine, bare or under monitors, and what can be told of it. */
public final class Simulation {
  private final Architecture machine;
  private final ShownWindow window;
  private final ControlText control;
  private final List<Vmm> monitors;
  private final Optional<Tower> tower;
  private final Host subject;
  private final Elaboration semantics;
  private long steps;
  private long traps;
  private boolean halted;
  private Optional<ToHost> toHost = Optional.empty();
  private Optional<CommitLog> commits = Optional.empty();

  private Simulation(
      Elaboration semantics, List<Vmm> monitors, Optional<Tower> tower, Host subject) {
    this.semantics = semantics;
    this.machine = semantics.machine();
    this.window = ShownWindow.of(machine);
    this.control = new ControlText(machine);
    this.monitors = monitors;
    this.tower = tower;
    this.subject = subject;
  }

  static Simulation of(
      Engine engine, List<Vmm> monitors, Executable executable, long words, String input) {
    var machine = engine.semantics().machine();
    var program = executable.program();
    checkRoom(program, words);
    if (!monitors.isEmpty()
        && (executable.entry().isPresent() || executable.toHost().isPresent())) {
      throw new BadInput(
          program.file()
              + ": begins elsewhere than the machine, or ends through tohost, and so runs bare;"
              + " under --vmm expected neither");
    }
    Names.checkApplicable(machine, monitors, words);
    var real = new Machine(engine, Tower.room(engine.semantics().machine(), monitors, words));
    var host = new PulsingHost(real);
    machine
        .console()
        .ifPresent(
            console -> {
              var codes = input.codePoints().toArray();
              long most = 1L << console.input().indexBits();
              if (codes.length > most) {
                throw new BadInput(
                    "--input: %,d characters; expected at most %,d".formatted(codes.length, most));
              }
              for (int i = 0; i < codes.length; i++) {
                real.store(console.input(), i, codes[i]);
              }
              real.set(console.end(), codes.length);
            });
    var image = Arrays.copyOf(program.words(), (int) words);
    if (monitors.isEmpty()) {
      for (int i = 0; i < image.length; i++) {
        real.store(machine.storage(), i, image[i]);
      }
      executable.entry().ifPresent(entry -> real.set(machine.programCounter(), entry));
      var bare = new Simulation(engine.semantics(), monitors, Optional.empty(), host);
      executable.toHost().ifPresent(at -> bare.toHost = Optional.of(new ToHost(real, at)));
      if (CommitLog.isFor(machine)) {
        bare.commits = Optional.of(new CommitLog(real, program.labels()));
      }
      return bare;
    }
    var tower = booted(monitors, host, image);
    return new Simulation(engine.semantics(), monitors, Optional.of(tower), tower.innermost());
  }

  /** Of a monitor that cannot be booted nothing is known, here as under conform. */
  private static Tower booted(List<Vmm> monitors, Host host, long[] image) {
    try {
      return asked(monitors, () -> Tower.boot(monitors, host, image));
    } catch (MonitorFailure failure) {
      throw new MonitorLost(names(monitors) + " breaks down when it is booted: " + failure);
    }
  }

  private static String names(List<Vmm> monitors) {
    return monitors.stream().map(Vmm::name).distinct().collect(Collectors.joining("+"));
  }

  /** What a monitor has answered, which may be nothing. */
  private static <T> T given(T answer, String method) {
    if (answer == null) {
      throw new MonitorFailure("its " + method + " gives null");
    }
    return answer;
  }

  /** Rejects storage that has no room for the program. */
  public static void checkRoom(Program program, long words) {
    if (program.size() > words) {
      throw new BadInput(
          program.file()
              + " has "
              + program.size()
              + " words, more than the "
              + words
              + " of --words "
              + words);
    }
  }

  /**
   * What comes of asking monitors.
   *
   * @throws MonitorFailure if one breaks down
   * @throws MonitorLost if one does not come back
   */
  private static <T> T asked(List<Vmm> monitors, Supplier<T> work) {
    if (monitors.isEmpty() || monitors.stream().anyMatch(Vmm::bringsItsOwnHardware)) {
      return work.get();
    }
    return Waiting.inUse()
        .ask(
            names(monitors),
            () -> {
              try {
                return work.get();
              } catch (Throwable failure) {
                throw Breakdown.of(failure);
              }
            });
  }

  /** Runs until it halts or the steps are made. */
  Exit run(long most) {
    return asked(monitors, () -> made(most));
  }

  private Exit made(long most) {
    while (steps < most && !halted && !ends()) {
      count(given(subject.run(toHost.isPresent() ? 1 : most - steps), "run()"));
    }
    return halted ? Exit.halted(steps) : Exit.steps(steps);
  }

  private boolean ends() {
    return toHost.filter(ToHost::ends).isPresent();
  }

  /** What the program itself says that it ends with, if it has said so. */
  Optional<Integer> code() {
    return toHost.filter(ToHost::ends).flatMap(ToHost::code);
  }

  private void count(Exit exit) {
    steps += exit.steps();
    halted = exit.kind() == Exit.Kind.HALTED;
    traps += exit.kind() == Exit.Kind.TRAPPED ? 1 : 0;
  }

  /**
   * Runs step by step and writes a line for each.
   *
   * @throws UncheckedIOException if one cannot be written
   */
  Exit trace(long most, Writer out) {
    return asked(monitors, () -> traced(most, out));
  }

  private Exit traced(long most, Writer out) {
    return commits.map(log -> logged(most, log, out)).orElseGet(() -> told(most, out));
  }

  private Exit logged(long most, CommitLog log, Writer out) {
    while (steps < most && !halted && !ends()) {
      log.before();
      var exit = subject.run(1);
      count(exit);
      try {
        out.write(log.after(exit.cause()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return halted ? Exit.halted(steps) : Exit.steps(steps);
  }

  private Exit told(long most, Writer out) {
    var disassembler = new Disassembler(machine);
    var registers = control.registers(subject);
    while (steps < most && !halted) {
      var before = control.line(subject::get) + "  " + next(disassembler);
      var exit = given(subject.run(1), "run()");
      count(exit);
      var changed = new ArrayList<>(control.registers(subject));
      changed.removeAll(registers);
      registers = control.registers(subject);
      var end = exit.cause().map(cause -> "  -> trap " + cause).orElse(halted ? "  -> halt" : "");
      try {
        out.write("%8d  %s%s%n".formatted(steps, before, end));
        out.write(told(changed).map("          "::concat).orElse(""));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return halted ? Exit.halted(steps) : Exit.steps(steps);
  }

  private String next(Disassembler disassembler) {
    return window.showsP(subject)
        ? disassembler.instruction(subject.load(machine.storage(), window.fetched(subject)))
        : "(outside)";
  }

  /** What the program put on the console. */
  String console() {
    return asked(monitors, this::put);
  }

  private String put() {
    var text = new StringBuilder();
    machine
        .console()
        .ifPresent(
            console -> {
              for (int i = 0; i < subject.get(console.count()); i++) {
                long word = subject.load(console.output(), i);
                if (word >= 0
                    && word <= Character.MAX_CODE_POINT
                    && Character.isValidCodePoint((int) word)) {
                  text.appendCodePoint((int) word);
                } else {
                  text.append("\\x{").append(Long.toHexString(word)).append('}');
                }
              }
            });
    toHost.ifPresent(it -> text.append(it.console()));
    return text.toString();
  }

  String report(String name) {
    return asked(monitors, () -> told(name));
  }

  private String told(String name) {
    var under = monitors.isEmpty() ? "bare" : "under " + tower();
    var text = new StringBuilder("%s on %s, %s%n".formatted(name, machine, under));
    text.append(
            toHost
                .filter(ToHost::ends)
                .map(ToHost::report)
                .orElse(halted ? "halted" : "not halted"))
        .append(" after ")
        .append(Count.of(steps, "step"))
        .append(": ")
        .append(control.line(subject::get));
    text.append(registers()).append('\n');
    told(control.registers(subject)).ifPresent(text::append);
    if (tower.isEmpty()) {
      text.append(
          "executed %s, took %s%n"
              .formatted(Count.of(steps - traps, "instruction"), Count.of(traps, "trap")));
    }
    tower.ifPresent(
        t -> {
          for (int level = 0; level < t.guests().size(); level++) {
            var tally = given(t.guests().get(level).tally(), "tally()");
            text.append(
                "monitor %d%s: %s%n"
                    .formatted(
                        level + 1,
                        level == 0 && t.guests().size() > 1 ? " (outermost)" : "",
                        ConformText.served(tally)));
          }
        });
    return text.toString();
  }

  /** The monitors' names, outermost first; one that stands on itself is named once. */
  private String tower() {
    var names = monitors.stream().map(Vmm::name).distinct().toList();
    return names.size() == 1 && monitors.size() > 1
        ? names.get(0) + ", " + monitors.size() + " deep"
        : monitors.stream().map(Vmm::name).collect(Collectors.joining(", then "));
  }

  /** Registers of control, in a line; there are machines without. */
  private static Optional<String> told(List<String> registers) {
    return registers.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join(" ", registers) + System.lineSeparator());
  }

  private String registers() {
    var text = new StringBuilder();
    for (var file : machine.files()) {
      if (file.role() == Role.GENERAL) {
        for (int i = 0; i < 1 << file.indexBits(); i++) {
          long word = subject.load(file, i);
          text.append(
              word == 0
                  ? ""
                  : " "
                      + file.name()
                      + i
                      + "="
                      + (word >= 0 && word < 1L << 32 ? word : "0x" + Long.toHexString(word)));
        }
      }
    }
    return text.toString();
  }
}
