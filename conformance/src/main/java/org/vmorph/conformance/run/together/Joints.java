package org.vmorph.conformance.run.together;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.ask.Anew;
import org.vmorph.conformance.run.ask.NotApplicable;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.vmm.Sharing;
import org.vmorph.vmm.TimeSharing;

/**
 * Runs guests together, and once more with another first guest, and says which rule is broken. For
 * one thread.
 */
public final class Joints {
  /** What a guest can break by itself. */
  private static final Set<Rule> ITS_OWN = Set.of(Rule.E1, Rule.E2, Rule.E7, Rule.E9);

  private final Setting setting;
  private final TimeSharing monitor;
  private final Map<Integer, Neighbours> machines = new HashMap<>();

  /**
   * Runs in a setting.
   *
   * @param setting the machine, the size of the guests and how long each may run; its monitor is
   *     not asked for
   */
  public Joints(Setting setting, TimeSharing monitor) {
    this.setting = setting;
    this.monitor = monitor;
  }

  /**
   * What came of guests.
   *
   * @param seen the rule they broke, if they did
   */
  public record Result(
      Optional<Interference> seen, Sharing.Figures figures, long steps, long halted) {}

  /**
   * Makes the machines for so many guests.
   *
   * @throws NotApplicable if there is no room for them
   */
  void check(int number) {
    neighbours(number);
  }

  /** Where they are run; its monitor is not asked for. */
  Setting setting() {
    return setting;
  }

  /** Runs under the same monitor made anew; empty if it is made in a way that nobody knows. */
  Optional<Joints> anew() {
    return Anew.of(monitor)
        .filter(TimeSharing.class::isInstance)
        .map(again -> new Joints(setting, (TimeSharing) again));
  }

  /** Whether guests that agreed do so under a monitor that has run nothing else. */
  boolean stillAgree(Joint joint) {
    return anew().orElse(this).run(joint).seen().isEmpty();
  }

  /** Asks the monitor; what is in another process waits for itself. */
  public <T> T ask(Supplier<T> work) {
    return monitor.bringsItsOwnHardware()
        ? work.get()
        : setting.patience().ask(monitor.name(), work);
  }

  /** What comes of them. */
  public Result run(Joint joint) {
    var run = neighbours(joint.guests().size()).run(joint);
    var seen = Optional.ofNullable(run.seen()).flatMap(it -> whose(it, joint));
    return new Result(
        seen.isPresent() ? seen : varied(joint, run), run.figures(), run.steps(), run.halted());
  }

  private Neighbours neighbours(int number) {
    return machines.computeIfAbsent(number, n -> new Neighbours(setting, monitor, n));
  }

  /** The same with another first guest. */
  private Optional<Interference> varied(Joint joint, Neighbours.Run before) {
    var programs = new ArrayList<GuestProgram>(joint.guests());
    programs.set(0, joint.another());
    var run = neighbours(programs.size()).run(joint.with(programs));
    if (run.seen() != null) {
      return whose(run.seen(), joint);
    }
    for (int i = 1; i < programs.size() && setting.claims().hold(Rule.R2); i++) {
      if (!alike(run.marks().get(i), before.marks().get(i))) {
        return Optional.of(
            new Interference(
                Rule.R2, i, 0, "with another first guest it does something else", programs));
      }
    }
    return Optional.empty();
  }

  /** Turn by turn the same; how many turns it is given is R4's affair. */
  private static boolean alike(List<Long> marks, List<Long> others) {
    int both = Math.min(marks.size(), others.size());
    return marks.subList(0, both).equals(others.subList(0, both));
  }

  /**
   * A guest that is not what it should be is run once more as the only one: if nothing is wrong
   * then, the others are to blame, if anybody is to be blamed for that. Only with others a program
   * keeps a console for each, which may be wrong with nobody's help: it is looked at beside guests
   * that do nothing.
   */
  private Optional<Interference> whose(Interference seen, Joint joint) {
    boolean isItsOwn = ITS_OWN.contains(seen.rule());
    // Who breaks down does so whoever is to blame for it, and that is told.
    if (!isItsOwn || seen.brokeDown()) {
      return Optional.of(seen);
    }
    var only = List.of(seen.programs().get(seen.guest()));
    TimeSharing.Slices its = (guest, turn) -> joint.slices().length(seen.guest(), turn);
    var run = neighbours(1).run(only, its, joint.budget());
    if (run.seen() != null || seen.rule() == Rule.E7 && sameBesideIdle(seen, joint)) {
      return Optional.of(seen);
    }
    var others =
        new Interference(
            Rule.R2,
            seen.guest(),
            seen.turn(),
            seen.what() + "; as the only guest it is what it should be",
            seen.programs());
    return Optional.of(others).filter(r2 -> setting.claims().hold(Rule.R2));
  }

  /** The others have the same on their consoles, so that one console for all is not its fault. */
  private boolean sameBesideIdle(Interference seen, Joint joint) {
    var guest = seen.programs().get(seen.guest());
    var idle = setting.generator().idle(guest.input());
    var programs = new ArrayList<>(Collections.nCopies(seen.programs().size(), idle));
    programs.set(seen.guest(), guest);
    var again = neighbours(programs.size()).run(joint.with(programs)).seen();
    return again != null && again.rule() == seen.rule() && again.guest() == seen.guest();
  }
}
