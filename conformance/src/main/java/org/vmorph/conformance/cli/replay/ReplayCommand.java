package org.vmorph.conformance.cli.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vmorph.conformance.cli.classify.Explanation;
import org.vmorph.conformance.cli.names.MonitorNames;
import org.vmorph.conformance.cli.names.Names;
import org.vmorph.conformance.cli.names.Plugins;
import org.vmorph.conformance.cli.names.Waiting;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.conformance.cli.output.Count;
import org.vmorph.conformance.cli.output.ExitCode;
import org.vmorph.conformance.cli.output.Screen;
import org.vmorph.conformance.cli.output.StandardStreams;
import org.vmorph.conformance.cli.output.Version;
import org.vmorph.conformance.replay.Case;
import org.vmorph.conformance.replay.Replay;
import org.vmorph.conformance.replay.Token;
import org.vmorph.conformance.report.DivergenceText;
import org.vmorph.conformance.report.InterferenceText;
import org.vmorph.conformance.run.finding.Agreed;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.finding.Finding;
import org.vmorph.conformance.run.finding.Spoiled;
import org.vmorph.conformance.shrink.Confirmed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Runs one program again: of a campaign, or a saved one. */
@Command(
    name = "replay",
    description = {
      "Runs one program of a campaign again, or a saved one, step by step.",
      "Exits with 1 when the failure is reproduced, with 0 when there is none any more."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class ReplayCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "TOKEN|FILE.case|DIR",
      description =
          "As a report gives it:"
              + " MACHINE:VMM[+VMM...]:dN:sSEED:pINDEX[:wWORDS][:nSTEPS][:xNAME[+NAME...]]"
              + "[:aINDEX[+INDEX...]][:tGUESTS][:gVERSION], or :vNUMBER-MARK for seed and index;"
              + " or a file that conform --save has written, or a folder of them.")
  private String what = "";

  @Override
  public Integer call() {
    if (isFolder()) {
      return folder();
    }
    if (what.endsWith(Case.ENDING)) {
      return new CaseReplay(what).run();
    }
    var parsed = parse();
    if (parsed.together() > 1) {
      return together(parsed);
    }
    return print(finding(replay(parsed, what), parsed));
  }

  private boolean isFolder() {
    try {
      return Files.isDirectory(Path.of(what));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Each of a folder's cases; a failure that is reproduced counts most. */
  private int folder() {
    List<Path> files;
    try (var all = Files.list(Path.of(what))) {
      files = all.filter(file -> file.toString().endsWith(Case.ENDING)).sorted().toList();
    } catch (IOException e) {
      throw new BadInput(what + ": cannot be read; expected a folder of cases");
    }
    if (files.isEmpty()) {
      throw new BadInput(what + ": no case in it; expected files that end in " + Case.ENDING);
    }
    var codes = files.stream().map(file -> new CaseReplay(file.toString()).run()).toList();
    StandardStreams.out()
        .println(
            "%s: %s, %d reproduced, %d inconclusive"
                .formatted(
                    what,
                    Count.of(codes.size(), "case"),
                    Collections.frequency(codes, ExitCode.DIVERGENCE),
                    Collections.frequency(codes, ExitCode.INCONCLUSIVE)));
    return codes.stream().reduce(ExitCode.OK, ExitCode::worse);
  }

  /**
   * A replay that knows the machine and the monitors of a token; wrong names are refused.
   *
   * @param where the token, or the case that it is of
   */
  static Replay replay(Token token, String where) {
    var machine = Names.called(token.machine(), where);
    Names.tower(token.monitors(), token.depth(), machine);
    return new Replay(
        called -> Optional.of(machine),
        name -> Optional.of(MonitorNames.monitor(name, machine)),
        Waiting.inUse(),
        Plugins.inUse().claims());
  }

  private Token parse() {
    try {
      return Token.parse(what);
    } catch (IllegalArgumentException e) {
      throw new BadInput(String.valueOf(e.getMessage()));
    }
  }

  private int together(Token token) {
    try {
      var together = replay(token, what).together(token);
      var seen = together.seen(token.index());
      if (seen.isEmpty()) {
        StandardStreams.out()
            .println(what + ": no difference in a run of " + token.together() + " guests");
        return ExitCode.OK;
      }
      var small = Confirmed.small(together, together.joint(token.index()), seen.get());
      var again = Plugins.inUse().again();
      StandardStreams.out()
          .print(
              Screen.fold(InterferenceText.print(together, token.index(), small, again))
                  + "\nreproduced\n");
      return ExitCode.DIVERGENCE;
    } catch (IllegalArgumentException e) {
      throw new BadInput(String.valueOf(e.getMessage()));
    }
  }

  private static Finding finding(Replay replay, Token token) {
    try {
      return replay.run(token);
    } catch (IllegalArgumentException e) {
      throw new BadInput(String.valueOf(e.getMessage()));
    }
  }

  private int print(Finding finding) {
    return switch (finding) {
      case Divergence divergence -> {
        var shrunk = Confirmed.small(divergence);
        var why = Explanation.of(shrunk.smallest());
        StandardStreams.out()
            .print(
                Screen.fold(DivergenceText.print(shrunk, why, Plugins.inUse().again()))
                    + "\nreproduced\n");
        yield ExitCode.DIVERGENCE;
      }
      case Agreed agreed -> {
        StandardStreams.out()
            .println(
                what
                    + ": no divergence in "
                    + Count.of(agreed.steps(), "step")
                    + (agreed.halted() ? ", to the halt" : ", to the end of the budget"));
        yield ExitCode.OK;
      }
      case Spoiled spoiled -> {
        StandardStreams.out()
            .println(what + ": the program executes " + spoiled + ", which it was to do without");
        yield ExitCode.INCONCLUSIVE;
      }
    };
  }
}
