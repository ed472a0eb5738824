package org.vmorph.conformance.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.cli.atlas.AtlasCommand;
import org.vmorph.conformance.cli.check.CheckCommand;
import org.vmorph.conformance.cli.classify.ClassifyCommand;
import org.vmorph.conformance.cli.conform.ConformCommand;
import org.vmorph.conformance.cli.machine.IsasCommand;
import org.vmorph.conformance.cli.machine.ManualCommand;
import org.vmorph.conformance.cli.machine.VectorsCommand;
import org.vmorph.conformance.cli.names.Peers;
import org.vmorph.conformance.cli.names.Plugins;
import org.vmorph.conformance.cli.names.Waiting;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.conformance.cli.output.Interruption;
import org.vmorph.conformance.cli.output.LostBefore;
import org.vmorph.conformance.cli.output.ProcessEnd;
import org.vmorph.conformance.cli.output.ResultFiles;
import org.vmorph.conformance.cli.output.StandardStreams;
import org.vmorph.conformance.cli.output.Version;
import org.vmorph.conformance.cli.prove.ProveCommand;
import org.vmorph.conformance.cli.replay.ReplayCommand;
import org.vmorph.conformance.cli.run.AssembleCommand;
import org.vmorph.conformance.cli.run.RunCommand;
import org.vmorph.conformance.cli.tower.TowerCommand;
import org.vmorph.conformance.run.ask.BrokenContribution;
import org.vmorph.conformance.run.ask.NotApplicable;
import org.vmorph.model.text.AssemblyError;
import org.vmorph.model.text.Nearest;
import org.vmorph.vmm.MonitorLost;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
    name = "vmorph",
    description =
        "Popek and Goldberg's theorem, executable: can a machine be virtualized, and does a monitor"
            + " do it?",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    subcommands = {
      CheckCommand.class,
      IsasCommand.class,
      ClassifyCommand.class,
      ConformCommand.class,
      RunCommand.class,
      AssembleCommand.class,
      ProveCommand.class,
      TowerCommand.class,
      ReplayCommand.class,
      ManualCommand.class,
      VectorsCommand.class,
      AtlasCommand.class,
      CommandLine.HelpCommand.class,
      AutoComplete.GenerateCompletion.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:as promised",
      "1:a divergence, a refuted obligation, or a prediction that disagrees with observation",
      "2:wrong use or bad input",
      "3:inconclusive: an unknown, too little progress, a flaw that was not witnessed",
      "4:a fault of vmorph itself",
      "125:with --bisect, instead of 2, 3 and 4: cannot tell"
    },
    footer = {"", "Start with: ./vmorph check"})
public final class Main {
  private static final String BISECT = "--bisect";

  private static final String FAULT = "a fault of vmorph itself: ";

  /** Another build, say, has taken the jar away under it. */
  private static final String GONE = "inconclusive: a class of vmorph cannot be had any more: ";

  @Option(
      names = "--plugins",
      paramLabel = "PATH",
      scope = ScopeType.INHERIT,
      description =
          "Jars with machines and monitors of your own, separated as on a class path; isas lists"
              + " what they offer.")
  private @Nullable String plugins;

  @Option(
      names = "--peer-timeout",
      paramLabel = "SECONDS",
      scope = ScopeType.INHERIT,
      defaultValue = "10",
      description =
          "How long a monitor in another process may take for an answer; ${DEFAULT-VALUE} unless"
              + " given.")
  private double patience;

  @Option(
      names = "--monitor-timeout",
      paramLabel = "SECONDS",
      scope = ScopeType.INHERIT,
      defaultValue = "20",
      description =
          "How long a monitor in Java may take for an answer; ${DEFAULT-VALUE} unless given.")
  private double waiting;

  @Option(
      names = BISECT,
      scope = ScopeType.INHERIT,
      description =
          "For git bisect run: exit with 125, which skips a revision, where nothing can be told.")
  private boolean bisect;

  private Main() {}

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    // Numbers are English here, as the words between them are.
    Locale.setDefault(Locale.ROOT);
    var ending = ProcessEnd.OF_PROCESS;
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, e) -> System.err.println("vmorph: a thread of its own has ended: " + e));
    int code;
    try {
      code = run(arguments);
      ending.declare(code);
    } catch (Throwable e) {
      // Also where a class cannot be had any more that would tell it better.
      code = e instanceof LinkageError ? ExitCode.INCONCLUSIVE : ExitCode.FAULT;
      System.err.println("vmorph: " + (code == ExitCode.FAULT ? FAULT : GONE) + e);
    }
    System.exit(code);
  }

  /** Runs a command and gives its exit code. */
  public static int run(String... arguments) {
    // Also where the arguments are not understood.
    boolean bisects = Arrays.asList(arguments).contains(BISECT);
    try (var streams = StandardStreams.take();
        var interruption = Interruption.watch(bisects ? ExitCode.SKIP : ExitCode.INCONCLUSIVE)) {
      int code = execute(line(), arguments.length == 0 ? new String[] {"--help"} : arguments);
      var why = streams.whyOutIsBroken();
      if (why.isPresent()) {
        StandardStreams.err().println("vmorph: cannot write to standard output: " + why.get());
        code = ExitCode.worse(code, ExitCode.WRONG_USE);
      }
      if (code > ExitCode.DIVERGENCE && bisects) {
        code = ExitCode.SKIP;
      }
      interruption.ends(code);
      return code;
    }
  }

  private static CommandLine line() {
    var main = new Main();
    var line = new CommandLine(main);
    line.setOut(new PrintWriter(StandardStreams.out(), true));
    line.setErr(new PrintWriter(StandardStreams.err(), true));
    line.setExpandAtFiles(false);
    line.setExecutionStrategy(main::execute);
    line.setExecutionExceptionHandler(Main::failed);
    line.setParameterExceptionHandler((e, given) -> misused(e));
    return line;
  }

  private int execute(ParseResult parsed) {
    try {
      Waiting.use(waiting);
      ResultFiles.check(parsed);
      Plugins.use(plugins == null ? Plugins.NONE : Plugins.on(plugins));
    } catch (BadInput | MonitorLost e) {
      throw new ExecutionException(parsed.commandSpec().commandLine(), "no plugins", e);
    }
    try (var peers = peers(parsed)) {
      return new RunLast().execute(parsed);
    }
  }

  private Peers peers(ParseResult parsed) {
    try {
      return Peers.use(patience);
    } catch (BadInput e) {
      throw new ExecutionException(parsed.commandSpec().commandLine(), "no peers", e);
    }
  }

  /** Errors, of the native solver or of memory, are faults like any other. */
  @SuppressWarnings("CatchingUnchecked")
  private static int execute(CommandLine line, String[] arguments) {
    try {
      return line.execute(arguments);
    } catch (LinkageError e) {
      line.getErr().println("vmorph: " + GONE + oneLine(e));
      return ExitCode.INCONCLUSIVE;
    } catch (Error e) {
      return fault(line, e);
    }
  }

  private static int fault(CommandLine line, Throwable e) {
    line.getErr().println("vmorph: " + FAULT + oneLine(e) + "; details in " + details(e));
    return ExitCode.FAULT;
  }

  private static int failed(Exception e, CommandLine command, ParseResult parsed) {
    var err = command.getErr();
    if (e instanceof AssemblyError wrong) {
      err.println(wrong.report());
      return ExitCode.WRONG_USE;
    }
    if (e instanceof MonitorLost lost) {
      err.println("vmorph: inconclusive: " + lost);
      return lost(lost, command, parsed);
    }
    if (e instanceof BadInput || e instanceof NotApplicable || e instanceof BrokenContribution) {
      err.println("vmorph: " + visible(String.valueOf(e.getMessage())));
      return ExitCode.WRONG_USE;
    }
    if (e instanceof FileSystemException unusable) {
      err.println("vmorph: " + visible(unusable.getFile() + ": " + why(unusable)));
      return ExitCode.WRONG_USE;
    }
    return fault(command, e);
  }

  /** What the system has to say of a file that cannot be used. */
  private static String why(FileSystemException unusable) {
    var reason = unusable.getReason();
    return reason == null ? "cannot be used" : reason.toLowerCase(Locale.ROOT);
  }

  private static int lost(MonitorLost lost, CommandLine command, ParseResult parsed) {
    try {
      new LostBefore(lost, Plugins.inUse().claims().rules()).write(parsed);
      return ExitCode.INCONCLUSIVE;
    } catch (BadInput unwritable) {
      return failed(unwritable, command, parsed);
    }
  }

  /** On one line, whatever was typed. */
  private static String visible(String text) {
    return text.chars()
        .mapToObj(c -> Character.isISOControl(c) ? "\\x%02x".formatted(c) : Character.toString(c))
        .collect(Collectors.joining());
  }

  private static String oneLine(Throwable e) {
    return String.valueOf(e).lines().findFirst().orElse("no message");
  }

  private static Throwable cause(Throwable e) {
    var cause = e.getCause();
    return cause == null ? e : cause(cause);
  }

  private static String details(Throwable e) {
    var trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    try {
      var file = Files.createTempFile("vmorph-fault-", ".txt");
      Files.writeString(file, trace.toString());
      return file.toString();
    } catch (IOException unwritable) {
      return "no file, for none could be written; it began with: " + oneLine(cause(e));
    }
  }

  private static int misused(ParameterException e) {
    var command = e.getCommandLine();
    var what = String.valueOf(e.getMessage()).lines().findFirst().orElse("wrong arguments");
    command
        .getErr()
        .println(
            "vmorph: "
                + visible(what)
                + hint(e)
                + " ("
                + command.getCommandSpec().qualifiedName()
                + " --help)");
    return ExitCode.WRONG_USE;
  }

  private static String hint(ParameterException e) {
    if (!(e instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return "";
    }
    var command = e.getCommandLine();
    var names = new java.util.ArrayList<>(command.getSubcommands().keySet());
    names.addAll(command.getCommandSpec().optionsMap().keySet());
    return Nearest.hint(unmatched.getUnmatched().get(0), names);
  }
}
