package org.vmorph.conformance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.text.Assembler;
import org.vmorph.model.text.Program;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.MonitorFailure;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

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
  @Parameters(paramLabel = "FILE.s", description = "The program.")
  private Path file = Path.of("");

  @Option(
      names = "--isa",
      paramLabel = "NAME",
      defaultValue = "third-generation",
      description = "The machine; ${DEFAULT-VALUE} unless given.")
  private String isa = "";

  @Mixin private MonitorChoice monitors = new MonitorChoice();

  @Option(
      names = "--words",
      paramLabel = "W",
      defaultValue = "1024",
      description = "Storage of the machine the program sees; ${DEFAULT-VALUE} words unless given.")
  private long words;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "10000000",
      description = "After so many steps it is enough; ${DEFAULT-VALUE} unless given.")
  private long steps;

  @Option(
      names = "--input",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "What the console has to say.")
  private String input = "";

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
    var machine = Names.machine(isa);
    var program = assemble(machine, file);
    if (steps < 1) {
      throw new BadInput("--steps " + steps + ": expected at least 1");
    }
    var simulation =
        Simulation.of(Names.engine(engine, machine), monitors.list(machine), program, words, input);
    Exit exit;
    try {
      exit = trace == null ? simulation.run(steps) : traced(simulation, trace);
    } catch (MonitorFailure failure) {
      print(simulation);
      System.err.println("vmorph: a monitor breaks down: " + failure);
      return ExitCode.DIVERGENCE;
    }
    var console = print(simulation);
    if (!quiet) {
      if (!console.isEmpty() && !console.endsWith("\n")) {
        System.err.println();
      }
      System.err.print(simulation.report(program.file()));
    }
    return exit.kind() == Exit.Kind.HALTED ? ExitCode.OK : ExitCode.INCONCLUSIVE;
  }

  /** The console, printed. */
  private static String print(Simulation simulation) {
    var console = simulation.console();
    System.out.print(console);
    System.out.flush();
    return console;
  }

  static Program assemble(Architecture machine, Path file) throws IOException {
    if (machine.fetch().isEmpty()) {
      throw new BadInput(
          machine
              + " has no encoding here, so programs for it cannot be assembled; it is classified"
              + " and replayed only");
    }
    if (Files.isDirectory(file)) {
      throw new BadInput(file + ": is a folder; expected a program in assembly");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new BadInput(file + ": is not a file; expected a program in assembly");
    }
    try {
      return new Assembler(machine).assemble(file);
    } catch (AccessDeniedException e) {
      throw new BadInput(file + ": cannot be read; expected a program in assembly");
    } catch (NoSuchFileException e) {
      throw new BadInput(file + ": no such file; expected a program in assembly");
    } catch (java.nio.charset.MalformedInputException e) {
      throw new BadInput(file + ": is not UTF-8 text; expected a program in assembly");
    }
  }

  private Exit traced(Simulation simulation, Path to) throws IOException {
    try (var out = new PrintWriter(Files.newBufferedWriter(to))) {
      return simulation.trace(steps, out);
    } catch (FileSystemException e) {
      throw new BadInput(
          "--trace " + to + ": cannot write there; expected a file in an existing folder");
    }
  }

  /** The monitors asked for: as many as the depth says. */
  static final class MonitorChoice {
    @Option(
        names = "--vmm",
        paramLabel = "NAME|FILE",
        split = ",",
        description =
            "The monitor, a file that is one, or several, outermost first; bare unless given.")
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
