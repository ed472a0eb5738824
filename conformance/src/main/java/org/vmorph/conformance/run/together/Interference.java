package org.vmorph.conformance.run.together;

import java.util.List;
import java.util.Optional;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.finding.Repeated;
import org.vmorph.conformance.run.finding.Unsteady;

/**
 * What several guests on one host did to each other, or what their monitor did to one of them.
 *
 * @param rule the rule that is broken
 * @param guest whose state or whose turn it shows in, from 0
 * @param turn after which turn of all it shows, from 1; 0 before the first
 * @param what what was seen
 * @param brokeDown whether that is the monitor breaking down
 * @param unsteady how often it was seen, if that was not every time
 * @param programs all of them, by guest
 */
public record Interference(
    Rule rule,
    int guest,
    long turn,
    String what,
    boolean brokeDown,
    Optional<Unsteady> unsteady,
    List<GuestProgram> programs) {
  /** Keeps its own list. */
  public Interference {
    programs = List.copyOf(programs);
  }

  /** What a guest is like, or was given, and is not to be or to be given. */
  Interference(Rule rule, int guest, long turn, String what, List<GuestProgram> programs) {
    this(rule, guest, turn, what, false, Optional.empty(), programs);
  }

  /** The monitor breaks down in a guest's turn. */
  static Interference breakdown(int guest, long turn, String told, List<GuestProgram> programs) {
    return new Interference(
        Rule.E1, guest, turn, "the monitor breaks down: " + told, true, Optional.empty(), programs);
  }

  /** The same failure: it seems to break the same rule, and shows in the same place. */
  boolean sameKindAs(Interference that) {
    return seems() == that.seems()
        && guest == that.guest
        && turn == that.turn
        && brokeDown == that.brokeDown;
  }

  private Rule seems() {
    return unsteady.map(Unsteady::as).orElse(rule);
  }

  /**
   * The same, run again so many times: what is not the same every time has no rule of its own, and
   * what had none before does not get one.
   */
  public Interference run(Repeated again) {
    return unsteady
        .map(known -> byChance(known.run(again)))
        .orElseGet(() -> again.everyTime() ? this : byChance(again));
  }

  /** The same, which was not seen every time that the guests were run again. */
  Interference byChance(Repeated again) {
    return byChance(Unsteady.byChance(rule, again));
  }

  private Interference byChance(Unsteady chance) {
    return new Interference(Rule.E10, guest, turn, what, brokeDown, Optional.of(chance), programs);
  }

  @Override
  public String toString() {
    return "%s  %s%n  guest %d of %d, turn %d: %s"
        .formatted(rule.id(), rule.title(), guest + 1, programs.size(), turn, what);
  }
}
