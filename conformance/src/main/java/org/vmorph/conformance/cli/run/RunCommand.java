package org.vmorph.conformance.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.cli.names.Candidates;
import org.vmorph.conformance.cli.names.GuestOptions;
import org.vmorph.conformance.cli.names.Names;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.conformance.cli.output.Screen;
import org.vmorph.conformance.cli.output.StandardStreams;
import org.vmorph.conformance.cli.output.Version;
import org.vmorph.conformance.cli.output.WholeFile;
import org.vmorph.conformance.replay.CompleteFile;
import org.vmorph.model.arch.Architecture;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.MonitorFailure;
import org.vmorph.vmm.MonitorLost;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a program of a machine, bare or under monitors. */
@Command(
    name = "run",
    description = {
      "Runs a program in a machine's assembly, bare or under monitors, or an ELF file, bare.",
      "The console goes to standard output, the halting state and the figures to standard error.",
      "An ELF file ends as its word tohost says: 1 is exit code 0, 2n + 1 exit code n."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class RunCommand implements Callable<Integer> {
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
    var program = guest.executable();
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
      return run(simulation, program.program().file());
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
    return simulation
        .code()
        .orElse(exit.kind() == Exit.Kind.HALTED ? ExitCode.OK : ExitCode.INCONCLUSIVE);
  }

  /** The console, printed. */
  private static String print(Simulation simulation) {
    var console = simulation.console();
    StandardStreams.out().print(console);
    StandardStreams.out().flush();
    return console;
  }

  /** All of it is there, or nothing; of a monitor that breaks down what it did before. */
  private Exit traced(Simulation simulation, Path to) {
    var exit = new AtomicReference<@Nullable Exit>();
    var broken = new AtomicReference<@Nullable RuntimeException>();
    CompleteFile.Writing writing =
        file -> {
          try (var out = Files.newBufferedWriter(file)) {
            exit.set(simulation.trace(steps, out));
          } catch (MonitorFailure | MonitorLost e) {
            broken.set(e);
          }
        };
    try {
      if (Files.exists(to) && !Files.isRegularFile(to) && !Files.isDirectory(to)) {
        writing.to(to);
      } else {
        new WholeFile("--trace", to).checkWritable();
        new CompleteFile(to).write(writing, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (UncheckedIOException e) {
      throw incomplete(to, e.getCause());
    } catch (IOException e) {
      throw incomplete(to, e);
    }
    var thrown = broken.get();
    if (thrown != null) {
      throw thrown;
    }
    return Objects.requireNonNull(exit.get());
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
        description =
            "The monitor, a file that is one, a command that speaks docs/protocol.md, or several,"
                + " outermost first; bare unless given.")
    private @Nullable List<String> names;

    @Option(
        names = "--depth",
        paramLabel = "N",
        description = "How many monitors, one on the other; as many as are named unless given.")
    private @Nullable Integer depth;

    List<org.vmorph.vmm.Vmm> list(Architecture machine) {
      return Names.tower(names == null ? List.of() : Names.listed(names), depth, machine);
    }
  }
}
