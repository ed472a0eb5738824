package org.vmorph.conformance.run.together;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.again.Reruns;
import org.vmorph.conformance.run.campaign.CampaignVerdict;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.vmm.MonitorLost;
import org.vmorph.vmm.Sharing;
import org.vmorph.vmm.TimeSharing;

/**
 * Many runs of several guests side by side, with time slices of any length. Each is run twice, the
 * second time with another first guest: the others must not notice.
 *
 * @param setting the machine, the size of the guests and how long each may run; its monitor is not
 *     asked for
 * @param number how many guests are run together
 * @param runs how many runs
 */
public record Together(
    Setting setting, TimeSharing monitor, int number, long seed, long runs, AtomicBoolean stop) {
  /** One run of so many is long. */
  public static final int EACH_LONG = 50;

  /** It may take so many times the steps of another: some hundreds of turns for each guest. */
  public static final int TIMES_LONGER = 20;

  /** How many that agreed are to agree still. */
  private static final int FEW = 3;

  /**
   * What was found.
   *
   * @param runs how many runs were made, up to the first that broke a rule
   * @param guests how many guests there were in them
   * @param halted how many of these halted
   * @param joint the run that broke it
   * @param reason why it is inconclusive
   */
  public record Result(
      Together together,
      long runs,
      long guests,
      long halted,
      long steps,
      Sharing.Figures figures,
      Optional<Interference> first,
      Optional<Joint> joint,
      Optional<String> reason) {
    /** What it comes to. */
    public CampaignVerdict verdict() {
      return first.isPresent()
          ? CampaignVerdict.FAIL
          : reason.isPresent() ? CampaignVerdict.INCONCLUSIVE : CampaignVerdict.PASS;
    }
  }

  /** Makes the runs, until one breaks a rule, or the monitor is lost. */
  public Result run() {
    var joints = joints();
    // What cannot be run at all is told before a thread is started for it.
    joints.check(number);
    var drawn = drawn();
    Optional<Interference> first = Optional.empty();
    Optional<Joint> joint = Optional.empty();
    var figures = new Sharing.Figures(0, 0, 0);
    long steps = 0;
    long halted = 0;
    long made = 0;
    Optional<MonitorLost> lost = Optional.empty();
    var agreed = new ArrayDeque<Joint>();
    try {
      while (made < runs && first.isEmpty() && !stop.get()) {
        var next = drawn.joint(made);
        var run = joints.ask(() -> joints.run(next));
        first = run.seen().flatMap(seen -> confirmed(joints, next, seen, agreed));
        joint = first.map(seen -> next);
        agreed(agreed, next, run.seen().isEmpty());
        figures = figures.plus(run.figures());
        steps += run.steps();
        halted += run.halted();
        made++;
      }
    } catch (MonitorLost gone) {
      lost = Optional.of(gone);
    }
    long done = made;
    long halts = halted;
    var all = figures;
    return new Result(
        this,
        made,
        made * number,
        halted,
        steps,
        figures,
        first,
        joint,
        lost.map(gone -> gone + "; %d of %d runs were made before".formatted(done, runs))
            .or(() -> missing(done, halts, all)));
  }

  private static void agreed(Deque<Joint> agreed, Joint joint, boolean nothingSeen) {
    if (nothingSeen) {
      agreed.addLast(joint);
      if (agreed.size() > FEW) {
        agreed.removeFirst();
      }
    }
  }

  /**
   * What was seen, if it is to be told: it has its rule only if it is seen again every time, and
   * what agreed before agrees still.
   *
   * @return empty if it depends on more than the guests, and nobody claims it does not
   */
  private Optional<Interference> confirmed(
      Joints joints, Joint joint, Interference seen, Collection<Joint> agreed) {
    try {
      var repeated = joints.ask(() -> Reruns.few(new JointRerun(joints, joint, seen)));
      boolean steady =
          repeated.everyTime() && joints.ask(() -> agreed.stream().allMatch(joints::stillAgree));
      return steady
          ? Optional.of(seen)
          : Optional.of(seen.byChance(repeated)).filter(e10 -> setting.claims().hold(Rule.E10));
    } catch (MonitorLost lost) {
      // What was seen before stays seen.
      return Optional.of(seen);
    }
  }

  /** Runs like these, of any guests. */
  public Joints joints() {
    return new Joints(setting, monitor);
  }

  /** What one of the runs breaks, if it does. */
  public Optional<Interference> seen(long index) {
    var joints = joints();
    var joint = joint(index);
    return joints
        .ask(() -> joints.run(joint))
        .seen()
        .flatMap(seen -> confirmed(joints, joint, seen, List.of()));
  }

  /** The guests of a run, and their slices. */
  public Joint joint(long index) {
    return drawn().joint(index);
  }

  private RandomJoints drawn() {
    return new RandomJoints(setting, number, seed);
  }

  private Optional<String> missing(long made, long halted, Sharing.Figures figures) {
    var missing = new ArrayList<String>();
    if (stop.get()) {
      missing.add("interrupted after %,d of %,d runs".formatted(made, runs));
    }
    if (figures.switches() == 0) {
      missing.add("no world switch");
    }
    if (figures.slices() == 0) {
      missing.add("no time slice ended");
    }
    if (figures.timerTraps() == 0) {
      missing.add("no trap of a guest's own timer");
    }
    if (4 * halted < made * number) {
      missing.add("only %d of %d guests halted".formatted(halted, made * number));
    }
    return missing.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", missing));
  }
}
