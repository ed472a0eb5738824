package org.vmorph.conformance.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vmorph.model.arch.Architecture;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.MonitorFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a program of a machine, bare or under monitors. */
@Command(
    name = "run",
    description = {
      "Runs a program in a machine's assembly, bare or under monitors.",
      "The console goes to standard output, the halting state and the figures to standard error."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RunCommand implements Callable<Integer> {
  @Mixin private GuestOptions guest = new GuestOptions();

  @Mixin private MonitorChoice monitors = new MonitorChoice();

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "After so many steps it is enough; ${DEFAULT-VALUE} unless given.")
  private long steps;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "compiled",
      description = "Who runs the machine, compiled or reference; ${DEFAULT-VALUE} unless given.")
  private String engine = "";

  @Option(names = "--trace", paramLabel = "FILE", description = "Write every step there.")
  private @Nullable Path trace;

  @Option(names = "--quiet", description = "Only the console.")
  private boolean quiet;

  @Override
  public Integer call() throws IOException {
    var machine = guest.machine();
    var program = guest.program();
    if (steps < 1) {
      throw new BadInput("--steps " + steps + ": expected at least 1");
    }
    var simulation =
        Simulation.of(
            Names.engine(engine, machine),
            monitors.list(machine),
            program,
            guest.words(),
            guest.input());
    try {
      return run(simulation, program.file());
    } catch (MonitorFailure failure) {
      StandardStreams.err().println("vmorph: a monitor breaks down: " + failure);
      return ExitCode.DIVERGENCE;
    }
  }

  private int run(Simulation simulation, String file) {
    Exit exit;
    try {
      exit = trace == null ? simulation.run(steps) : traced(simulation, trace);
    } catch (MonitorFailure failure) {
      print(simulation);
      throw failure;
    }
    var console = print(simulation);
    if (!quiet) {
      if (!console.isEmpty() && !console.endsWith("\n")) {
        StandardStreams.err().println();
      }
      StandardStreams.err().print(Screen.fold(simulation.report(file)));
    }
    return exit.kind() == Exit.Kind.HALTED ? ExitCode.OK : ExitCode.INCONCLUSIVE;
  }

  /** The console, printed. */
  private static String print(Simulation simulation) {
    var console = simulation.console();
    StandardStreams.out().print(console);
    StandardStreams.out().flush();
    return console;
  }

  private Exit traced(Simulation simulation, Path to) {
    try (var out = opened(to)) {
      return simulation.trace(steps, out);
    } catch (UncheckedIOException e) {
      throw incomplete(to, e.getCause());
    } catch (IOException e) {
      throw incomplete(to, e);
    }
  }

  private static Writer opened(Path to) {
    try {
      return Files.newBufferedWriter(to);
    } catch (IOException e) {
      throw new BadInput(
          "--trace " + to + ": cannot write there; expected a file in an existing folder");
    }
  }

  private static BadInput incomplete(Path to, @Nullable IOException e) {
    var why = e == null ? "" : ": " + e.getMessage();
    return new BadInput("--trace " + to + ": cannot be written to its end" + why);
  }

  /** The monitors asked for: as many as the depth says. */
  static final class MonitorChoice {
    @Option(
        names = "--vmm",
        completionCandidates = Candidates.OfMonitors.class,
        paramLabel = "NAME|FILE|'peer COMMAND'",
        split = ",",
        description =
            "The monitor, a file that is one, a command that speaks docs/protocol.md, or several,"
                + " outermost first; bare unless given.")
    private List<String> names = List.of();

    @Option(
        names = "--depth",
        paramLabel = "N",
        description = "How many monitors, one on the other; as many as are named unless given.")
    private @Nullable Integer depth;

    List<org.vmorph.vmm.Vmm> list(Architecture machine) {
      return Names.tower(names, depth, machine);
    }
  }
}
