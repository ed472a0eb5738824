package org.vmorph.conformance.cli.tower;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.vmorph.conformance.cli.classify.Explanation;
import org.vmorph.conformance.cli.names.Candidates;
import org.vmorph.conformance.cli.names.GuestOptions;
import org.vmorph.conformance.cli.names.MonitorNames;
import org.vmorph.conformance.cli.names.Names;
import org.vmorph.conformance.cli.names.Waiting;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.conformance.cli.output.Interruption;
import org.vmorph.conformance.cli.output.Output;
import org.vmorph.conformance.cli.output.Terminal;
import org.vmorph.conformance.cli.output.Version;
import org.vmorph.conformance.cli.run.Simulation;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.report.DivergenceText;
import org.vmorph.conformance.run.tower.Ascent;
import org.vmorph.conformance.run.tower.Storey;
import org.vmorph.conformance.shrink.Shrinker;
import org.vmorph.model.arch.Architecture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a program under a monitor, under the monitor on itself, and so on. */
@Command(
    name = "tower",
    description = {
      "Runs a program under a monitor, under the monitor on itself, and so on, and compares every"
          + " guest with the bare machine.",
      "Checks the trap law: the real machine's traps under one monitor more are those under one"
          + " less and its privileged instructions."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class TowerCommand implements Callable<Integer> {
  /** So far a program is compared that does not halt within its steps. */
  private static final long ENDLESS = 10_000;

  @Mixin private GuestOptions guest = new GuestOptions();

  @Option(
      names = "--vmm",
      completionCandidates = Candidates.OfMonitors.class,
      paramLabel = "NAME|FILE",
      defaultValue = "monitor",
      description = "The monitor, or a file that is one; ${DEFAULT-VALUE} unless given.")
  private String vmm = "";

  @Option(
      names = "--max-depth",
      paramLabel = "N",
      defaultValue = "6",
      description = "How many monitors at most; ${DEFAULT-VALUE} unless given.")
  private int maxDepth;

  @Option(
      names = "--steps",
      paramLabel = "N",
      defaultValue = "1000000",
      description = "After so many steps it is enough; ${DEFAULT-VALUE} unless given.")
  private long steps;

  @Mixin private Output output = new Output();

  @Override
  public Integer call() throws IOException {
    var machine = guest.machine();
    var program = guest.program();
    long words = guest.words();
    if (steps < 1) {
      throw new BadInput("--steps " + steps + ": expected at least 1");
    }
    Simulation.checkRoom(program, words);
    Names.checkDepth("--max-depth", maxDepth);
    if (maxDepth == 0) {
      throw new BadInput("--max-depth 0: a tower needs a monitor; expected 1 or more");
    }
    var monitors = Names.tower(List.of(vmm), maxDepth, machine);
    if (monitors.stream().anyMatch(monitor -> !monitor.isProgram())) {
      throw new BadInput(
          "--vmm "
              + vmm
              + ": a monitor in Java executes no instruction of the machine, and the trap law does"
              + " not speak of it; expected a program, as monitor is, or a file that is one");
    }
    Names.checkApplicable(machine, monitors, words);
    var terminal = output.open();
    var whole = guest.whole(program);
    // A program that does not halt can diverge and cannot pass: it is not worth minutes.
    boolean halts = ascent(machine, whole, steps).storey(0).halted() > 0;
    long most = halts ? steps : Math.min(steps, ENDLESS);
    var storeys =
        ascent(machine, whole, most)
            .climb(
                maxDepth,
                depth -> terminal.progress("depth " + depth + " of " + maxDepth),
                Interruption.asked());
    terminal.done();
    return tell(machine, program.file(), storeys, terminal);
  }

  private Ascent ascent(Architecture machine, GuestProgram program, long most) {
    return new Ascent(
            Names.engine("compiled", machine),
            MonitorNames.monitor(vmm, machine),
            List.of(program),
            most)
        .waiting(Waiting.inUse());
  }

  private int tell(Architecture machine, String name, List<Storey> storeys, Terminal terminal) {
    if (!output.quiet()) {
      terminal.print("%s on %s under %s%n".formatted(name, machine, vmm));
      terminal.print(TowerText.table(storeys));
      storeys.stream()
          .flatMap(storey -> storey.divergence().stream())
          .findFirst()
          .ifPresent(
              found ->
                  terminal.print(
                      "\n"
                          + DivergenceText.print(
                              name, Shrinker.shrink(found), Explanation.of(found))
                          + "\n"));
    }
    terminal.print(TowerText.verdict(storeys, maxDepth, terminal));
    output.write(() -> TowerJson.of(machine.name(), vmm, storeys, maxDepth));
    return TowerText.exitCode(storeys, maxDepth);
  }
}
