package org.vmorph.conformance.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.vmorph.conformance.replay.Case;
import org.vmorph.conformance.replay.Replay;
import org.vmorph.conformance.replay.Token;
import org.vmorph.conformance.report.DivergenceText;
import org.vmorph.conformance.run.Agreed;
import org.vmorph.conformance.run.Divergence;
import org.vmorph.conformance.run.Finding;
import org.vmorph.conformance.run.Spoiled;
import org.vmorph.conformance.shrink.Shrinker;
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
final class ReplayCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "TOKEN|FILE.case",
      description =
          "As a report gives it:"
              + " MACHINE:VMM[+VMM...]:dN:sSEED:pINDEX[:wWORDS][:nSTEPS][:xNAME[+NAME...]];"
              + " or a file that conform --save has written.")
  private String what = "";

  @Override
  public Integer call() {
    if (what.endsWith(Case.ENDING)) {
      return new CaseReplay(what).run();
    }
    var parsed = parse();
    return print(finding(replay(parsed), parsed));
  }

  /** A replay that knows the machine and the monitors of a token; wrong names are refused. */
  static Replay replay(Token token) {
    var machine = Names.machine(token.machine());
    Names.tower(token.monitors(), token.depth(), machine);
    return new Replay(
        name -> Optional.of(Names.machine(name)),
        name -> Optional.of(MonitorNames.monitor(name, machine)));
  }

  private Token parse() {
    try {
      return Token.parse(what);
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
        var shrunk = Shrinker.shrink(divergence);
        var why = Explanation.of(shrunk.smallest());
        System.out.print(DivergenceText.print(shrunk, why) + "\nreproduced\n");
        yield ExitCode.DIVERGENCE;
      }
      case Agreed agreed -> {
        System.out.println(
            what
                + ": no divergence in "
                + Count.of(agreed.steps(), "step")
                + (agreed.halted() ? ", to the halt" : ", to the end of the budget"));
        yield ExitCode.OK;
      }
      case Spoiled spoiled -> {
        System.out.println(
            what + ": the program executes " + spoiled + ", which it was to do without");
        yield ExitCode.INCONCLUSIVE;
      }
    };
  }
}
