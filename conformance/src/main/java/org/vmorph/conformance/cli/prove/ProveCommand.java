package org.vmorph.conformance.cli.prove;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.cli.classify.Proved;
import org.vmorph.conformance.cli.names.CacheOption;
import org.vmorph.conformance.cli.names.Candidates;
import org.vmorph.conformance.cli.names.ConfigOption;
import org.vmorph.conformance.cli.names.Names;
import org.vmorph.conformance.cli.output.BadInput;
import org.vmorph.conformance.cli.output.Output;
import org.vmorph.conformance.cli.output.Version;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.text.Nearest;
import org.vmorph.proofs.confirm.Confirmation;
import org.vmorph.proofs.manifest.Manifest;
import org.vmorph.proofs.manifest.Obligations;
import org.vmorph.proofs.manifest.ProofCampaign;
import org.vmorph.proofs.manifest.Result;
import org.vmorph.proofs.obligation.Obligation;
import org.vmorph.proofs.obligation.Proof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Proves what there is to be proved of a machine and its monitors, for all states. */
@Command(
    name = "prove",
    description = {
      "Proves, for all states, what the paper says of a machine and of the monitors in Java: what"
          + " each definition makes of each instruction, and that f commutes with every step.",
      "Compares every verdict with the manifest, which is checked in."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
public final class ProveCommand implements Callable<Integer> {
  private static final int LISTED = 40;

  @Option(
      names = "--isa",
      completionCandidates = Candidates.OfMachines.class,
      paramLabel = "NAME",
      defaultValue = "third-generation",
      description = "The machine; ${DEFAULT-VALUE} unless given.")
  private String isa = "";

  @Option(
      names = "--vmm",
      completionCandidates = Candidates.OfMonitors.class,
      paramLabel = "MONITOR",
      description = "Only the lemmas about this monitor; all there are unless given.")
  private @Nullable String vmm;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      description = "Only obligations whose names contain this; a * stands for anything.")
  private @Nullable String only;

  @Option(
      names = "--export",
      paramLabel = "DIR",
      description = "Write each question there as SMT-LIB 2, for any solver.")
  private @Nullable Path export;

  @Option(
      names = "--confirm",
      description = "Ask cvc5 too; it is an error if the solvers disagree.")
  private boolean confirm;

  @Mixin private ConfigOption config = new ConfigOption();

  @Mixin private CacheOption cache = new CacheOption();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many at once; as many as there are processors unless given.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Mixin private Output output = new Output();

  @Override
  public Integer call() {
    var machine = config.of(Names.machine(isa));
    if (threads < 1) {
      throw new BadInput("--threads " + threads + ": expected at least 1");
    }
    // What an instruction does is proved once, on the first machine that has it.
    var all = Obligations.newOn(machine, Machines.all());
    var chosen = all.isEmpty() ? all : chosen(all);
    // What is expected is expected of the machine as it usually is.
    var manifest = config.isGiven() ? Optional.<Manifest>empty() : Manifest.of(machine);
    var strays = manifest.map(known -> known.strays(all)).orElse(List.of());
    var exported = Optional.ofNullable(export).map(ProofFolder::open);
    var terminal = output.open();
    var made = new AtomicInteger();
    var results =
        new ProofCampaign(manifest, cache.memory(), second(), threads)
            .run(
                chosen,
                result ->
                    terminal.progress(
                        "%d of %d: %s"
                            .formatted(
                                made.incrementAndGet(), chosen.size(), result.obligation().id())));
    terminal.done();
    exported.ifPresent(folder -> folder.write(results));
    var told = new Proved(machine, manifest.isPresent(), results, strays);
    terminal.print(
        output.quiet() ? ProveText.verdict(told) : ProveText.of(told, chosen.size() <= LISTED));
    output.write(() -> ProveJson.of(told));
    return told.exitCode();
  }

  private List<Obligation> chosen(List<Obligation> all) {
    if (vmm != null) {
      checkMonitor(vmm);
    }
    var matches = ProveText.pattern(only == null ? "" : only);
    var chosen =
        all.stream()
            .filter(o -> vmm == null || o.group().startsWith(vmm + " "))
            .filter(o -> matches.matcher(o.id()).find())
            .toList();
    if (chosen.isEmpty()) {
      throw new BadInput(
          (only == null ? "--vmm " + vmm : "--only " + only)
              + ": no obligation of "
              + isa
              + " is called so"
              + example(all));
    }
    return chosen;
  }

  private String example(List<Obligation> all) {
    var groups = all.stream().map(Obligation::group).distinct().toList();
    var nearest = only == null ? "" : Nearest.hint(only, groups);
    return nearest.isEmpty() ? "; one is " + all.get(0).id() : nearest;
  }

  private void checkMonitor(String name) {
    var monitor = Obligations.MONITORS.stream().filter(it -> it.name().equals(name)).findFirst();
    if (monitor.isEmpty()) {
      var names = Obligations.MONITORS.stream().map(it -> it.name()).toList();
      throw new BadInput(
          "--vmm "
              + name
              + ": nothing is proved of it; expected "
              + String.join(" or ", names)
              + Nearest.hint(name, names));
    }
    monitor
        .get()
        .inapplicable(config.of(Names.machine(isa)))
        .ifPresent(
            why -> {
              throw new BadInput(name + " is not applicable: " + why);
            });
  }

  private Optional<BiFunction<Obligation, Proof, Result.Agreement>> second() {
    return confirm ? Optional.of(Confirmation::of) : Optional.empty();
  }
}
