package org.vmorph.conformance.cli.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.vmorph.conformance.cli.check.CheckRow.NotRun;
import org.vmorph.conformance.cli.classify.Prediction;
import org.vmorph.conformance.cli.output.Count;
import org.vmorph.conformance.cli.output.ProgressLine;
import org.vmorph.conformance.cli.output.Terminal;
import org.vmorph.conformance.rules.Claims;
import org.vmorph.conformance.run.campaign.Campaign;
import org.vmorph.conformance.run.campaign.CampaignResult;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.run.tower.Ascent;
import org.vmorph.conformance.run.tower.Storey;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.compiled.Engines;
import org.vmorph.model.concrete.Engine;
import org.vmorph.proofs.classify.Classifier;
import org.vmorph.proofs.obligation.Asker;
import org.vmorph.proofs.theorems.TheoremVerdict;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.Confining;
import org.vmorph.vmm.control.Hybrid;
import org.vmorph.vmm.control.RoundRobin;
import org.vmorph.vmm.control.TrapAndEmulate;
import org.vmorph.vmm.image.AsmMonitors;
import org.vmorph.vmm.tower.Tower;

/**
 * The question of the project, asked of every machine: what does the theorem predict, and what is
 * observed?
 */
final class Check {
  /** How deep a tower Theorem 2 is tried with. */
  private static final int DEEP = 3;

  /** The monitor that is a program: how many of its guests, and how many of it. */
  private static final String TOWER = "monitor";

  private static final int TOWER_GUESTS = 500;
  private static final int HIGHEST = 4;

  /** The monitor with a timing dependency. */
  private static final String TIMED = "watchdog";

  private final long programs;
  private final long seed;
  private final Claims claims;
  private final Terminal terminal;
  private final AtomicBoolean stop;
  private final Map<String, Prediction> predictions = new HashMap<>();
  private final Classifier classifier;

  /**
   * A check.
   *
   * @param claims what the monitors are held to
   * @param solver who says what each instruction is
   * @param stop whether somebody wants to see what is known so far
   */
  Check(
      long programs,
      long seed,
      Claims claims,
      Asker.Source solver,
      Terminal terminal,
      AtomicBoolean stop) {
    this.programs = programs;
    this.seed = seed;
    this.claims = claims;
    this.classifier = new Classifier(solver);
    this.terminal = terminal;
    this.stop = stop;
  }

  /** Theorem 1 against a monitor, for a machine. */
  CheckRow theorem1(Architecture machine) {
    long started = System.nanoTime();
    return row(machine, predict(machine).theorem1(), monitor(machine), 1, started);
  }

  /**
   * Theorem 2 against a monitor under itself, where the theorem promises something and the monitor
   * is applicable.
   */
  Optional<CheckRow> theorem2(Architecture machine) {
    long started = System.nanoTime();
    var theorem2 = predict(machine).theorem2();
    var vmm = monitor(machine);
    return theorem2.promises() && vmm.inapplicable(machine).isEmpty()
        ? Optional.of(row(machine, theorem2, vmm, DEEP, started))
        : Optional.empty();
  }

  /** Whether Theorem 2 promises something and the monitor is not applicable. */
  private boolean hasNoTower(Architecture machine) {
    return predict(machine).theorem2().promises()
        && monitor(machine).inapplicable(machine).isPresent();
  }

  /** Trap-and-emulate, or the monitor that does the same on a machine with a timer. */
  private static Vmm monitor(Architecture machine) {
    return machine.timer().isPresent() ? new RoundRobin() : new TrapAndEmulate();
  }

  /** Generated guests under monitor.s, under monitor.s on itself, and so on. */
  private List<Storey> tower(Architecture machine) {
    var setting = Setting.of(engine(machine), List.of(monitor(machine)));
    var generator = setting.generator();
    var guests =
        LongStream.range(0, Math.min(programs, TOWER_GUESTS))
            .mapToObj(index -> generator.program(seed, index))
            .toList();
    var ascent =
        new Ascent(engine(machine), AsmMonitors.named(TOWER, machine), guests, Setting.BUDGET);
    return ascent.climb(
        HIGHEST,
        depth -> terminal.progress(machine + ", " + TOWER + ", depth " + depth + " of " + HIGHEST),
        stop);
  }

  /** A monitor that decides by the clock, and the same one on itself. */
  private TimingDependency timed(Architecture machine) {
    var watchdog = AsmMonitors.named(TIMED, machine);
    var once = Setting.of(engine(machine), List.of(watchdog)).claiming(claims);
    var twice = Setting.of(engine(machine), List.of(watchdog, watchdog)).claiming(claims);
    return new TimingDependency(campaign(once, ""), campaign(twice, ", 2 deep"));
  }

  /** Theorem 3 against a hybrid monitor, for a machine. */
  CheckRow theorem3(Architecture machine) {
    long started = System.nanoTime();
    return row(machine, predict(machine).theorem3(), new Hybrid(), 1, started);
  }

  private Prediction predict(Architecture machine) {
    return predictions.computeIfAbsent(
        machine.title(),
        name -> {
          terminal.progress(
              name + ": classifying " + Count.of(machine.instructions().size(), "instruction"));
          return Prediction.of(classifier, machine, machine.reading());
        });
  }

  private Engine engine(Architecture machine) {
    return Engines.of(machine);
  }

  private CheckRow row(
      Architecture machine, TheoremVerdict predicted, Vmm vmm, int depth, long started) {
    var monitors = Collections.nCopies(depth, vmm);
    var notRun =
        vmm.inapplicable(machine).map(NotRun::inapplicable).or(() -> noRoom(machine, monitors));
    Optional<CampaignResult> result = Optional.empty();
    Optional<CampaignResult> control = Optional.empty();
    Optional<NotNecessary> explained = Optional.empty();
    var alone = new TreeMap<String, CampaignResult>();
    if (notRun.isEmpty()) {
      var setting =
          Setting.of(engine(machine), monitors).claiming(claims).with(predicted.suspects());
      result = Optional.of(campaign(setting, ""));
      if (!predicted.suspects().isEmpty()
          && !predicted.promises()
          && !predicted.suspectsEveryStep()) {
        control =
            Optional.of(
                campaign(setting.without(Set.copyOf(predicted.suspects())), ", control arm"));
      }
      if (!predicted.suspectsEveryStep()) {
        for (var suspect : predicted.suspects()) {
          alone.put(
              suspect,
              predicted.suspects().size() == 1 ? result.get() : alone(setting, predicted, suspect));
        }
      }
    }
    if (result.map(CampaignResult::verdict).equals(Optional.of(CampaignVerdict.PASS))
        && !predicted.promises()
        && !predicted.suspects().isEmpty()
        && vmm instanceof Confining monitor) {
      explained = explained(machine, predicted.suspects(), monitor);
    }
    long milliseconds = (System.nanoTime() - started) / 1_000_000;
    return new CheckRow(
        machine,
        predicted,
        vmm.name(),
        depth,
        result,
        alone,
        control,
        explained,
        notRun,
        milliseconds);
  }

  /** Why none of what is named was witnessed, if it can be proved that it does no harm. */
  private Optional<NotNecessary> explained(
      Architecture machine, List<String> suspects, Confining monitor) {
    terminal.progress(machine + ", " + monitor.name() + ": proving the lemmas about " + suspects);
    return NotNecessary.proved(engine(machine).semantics(), monitor, suspects)
        .map(
            lemmas ->
                new NotNecessary(
                    suspects,
                    lemmas,
                    NotNecessary.inFront(monitor, machine)
                        .map(front -> Setting.of(engine(machine), List.of(front)))
                        .map(setting -> setting.claiming(claims).with(suspects))
                        .map(setting -> campaign(setting, ""))));
  }

  /** Why nothing can be run on a machine that is too small for its guests and their monitors. */
  private static Optional<NotRun> noRoom(Architecture machine, List<Vmm> monitors) {
    int words = Setting.usualWords(machine);
    long room = Tower.room(machine, monitors, words);
    return room <= machine.mostWords()
        ? Optional.empty()
        : Optional.of(
            NotRun.unknown(
                "a guest of %d words under %s needs %d; %s has %d"
                    .formatted(
                        words,
                        Count.of(monitors.size(), "monitor"),
                        room,
                        machine,
                        machine.mostWords())));
  }

  /** Each suspect must be witnessed by itself, or one would hide the others. */
  private CampaignResult alone(Setting setting, TheoremVerdict predicted, String suspect) {
    var others = new HashSet<>(predicted.suspects());
    others.remove(suspect);
    return campaign(setting.without(others), ", " + suspect + " alone");
  }

  private CampaignResult campaign(Setting setting, String arm) {
    return Campaign.of(setting, seed, programs)
        .until(stop)
        .tellTo(
            new ProgressLine(
                terminal, setting.machine() + ", " + setting.monitorNames() + arm, programs))
        .run();
  }

  /** Everything, row by row, or as much as is known when it is stopped. */
  CheckResult all(List<Architecture> machines) {
    var rows = new ArrayList<CheckRow>();
    rows(machines, machine -> Optional.of(theorem1(machine)), rows);
    rows(machines, this::theorem2, rows);
    rows(machines, machine -> Optional.of(theorem3(machine)), rows);
    var withoutMonitor =
        known(() -> machines.stream().filter(this::hasNoTower).map(Architecture::title).toList());
    var tower = known(() -> only(machines, "third-generation").map(this::tower));
    var timed = known(() -> only(machines, "third-generation-clock").map(this::timed));
    return new CheckResult(
        rows,
        withoutMonitor.orElse(List.of()),
        tower.flatMap(all -> all),
        timed.flatMap(all -> all),
        stop.get());
  }

  private void rows(
      List<Architecture> machines,
      Function<Architecture, Optional<CheckRow>> theorem,
      List<CheckRow> rows) {
    for (var machine : machines) {
      known(() -> theorem.apply(machine))
          .flatMap(row -> row)
          .ifPresent(
              row -> {
                rows.add(row);
                terminal.milestone(row.toString());
              });
    }
  }

  /** What comes of work; nothing if it was stopped before its end. */
  private <T> Optional<T> known(Supplier<T> work) {
    if (stop.get()) {
      return Optional.empty();
    }
    var made = work.get();
    return stop.get() ? Optional.empty() : Optional.of(made);
  }

  private static Optional<Architecture> only(List<Architecture> machines, String name) {
    return machines.stream().filter(machine -> machine.name().equals(name)).findFirst();
  }
}
