package org.vmorph.conformance.run.finding;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.concrete.Snapshot;
import org.vmorph.model.ir.Instruction;

/**
 * The facts of a difference.
 *
 * @param program the guest, as generated or shrunk
 * @param step the step after which it shows, from 1
 * @param instruction what the bare machine executed or trapped at; empty if the fetch trapped or
 *     the word was illegal
 * @param bare what the bare machine did
 * @param virtual what the virtual machine did
 * @param differences where the states differ
 * @param seen what the kit saw beside the states that must not be
 * @param bareState the state of the bare machine after the step
 * @param virtualState the state of the virtual machine after the step
 * @param atOnce how many steps the monitor was asked for, if it shows only when it is asked for
 *     more than one
 */
public record Divergence(
    Rule rule,
    Setting setting,
    GuestProgram program,
    long step,
    Optional<Instruction> instruction,
    Did bare,
    Did virtual,
    List<Snapshot.Difference> differences,
    Optional<Seen> seen,
    Snapshot bareState,
    Snapshot virtualState,
    OptionalLong atOnce)
    implements Finding {
  /** Keeps its own list. */
  public Divergence {
    differences = List.copyOf(differences);
  }

  /** The instruction's name, or how to speak of its absence. */
  public String at() {
    return instruction.map(Instruction::name).orElse("fetch");
  }

  /**
   * The same failure: the same rule, at the same instruction, with the same outcome on both sides.
   */
  public boolean sameKindAs(Divergence that) {
    return atOnce.isPresent() == that.atOnce.isPresent() && failure().equals(that.failure());
  }

  /** What it has in common with the same failure of another program. */
  public Failure failure() {
    return new Failure(rule, at(), bare.outcome(), virtual.outcome());
  }

  /** Guests that are to be run before, for it shows only then. */
  public List<GuestProgram> before() {
    return seen.orElse(null) instanceof Unsteady unsteady ? unsteady.before() : List.of();
  }

  /** The same, which was not seen every time that its guest was booted again. */
  public Divergence byChance(Repeated repeated) {
    return unsteady(Unsteady.byChance(rule, repeated));
  }

  /**
   * The same, run again so many times: what is not the same every time has no rule of its own, and
   * what had none before does not get one.
   */
  public Divergence run(Repeated again) {
    if (seen.orElse(null) instanceof Unsteady known) {
      return known.before().isEmpty()
          ? unsteady(known.run(again))
          : again.everyTime() ? this : unsteady(Unsteady.byChance(known.as(), again));
    }
    return again.everyTime() ? this : byChance(again);
  }

  /** The same under the rule that it seems to break. */
  public Divergence asItSeems() {
    return seen.orElse(null) instanceof Unsteady unsteady && unsteady.before().isEmpty()
        ? named(unsteady.as())
        : this;
  }

  /** The same, which is seen after some other guests and not without them. */
  public Divergence after(List<GuestProgram> others) {
    return unsteady(Unsteady.after(rule, others));
  }

  private Divergence unsteady(Unsteady what) {
    return new Divergence(
        Rule.E10,
        setting,
        program,
        step,
        instruction,
        bare,
        virtual,
        differences,
        Optional.of(what),
        bareState,
        virtualState,
        atOnce);
  }

  /** The same, under a more specific rule. */
  public Divergence named(Rule other) {
    return new Divergence(
        other,
        setting,
        program,
        step,
        instruction,
        bare,
        virtual,
        differences,
        seen,
        bareState,
        virtualState,
        atOnce);
  }

  /** The same of another program, which does the same. */
  public Divergence of(GuestProgram other) {
    return new Divergence(
        rule,
        setting,
        other,
        step,
        instruction,
        bare,
        virtual,
        differences,
        seen,
        bareState,
        virtualState,
        atOnce);
  }

  /** The same, found in another setting: with another budget, say. */
  public Divergence in(Setting other) {
    return new Divergence(
        rule,
        other,
        program,
        step,
        instruction,
        bare,
        virtual,
        differences,
        seen,
        bareState,
        virtualState,
        atOnce);
  }

  @Override
  public String toString() {
    return rule + " at " + at() + ", step " + step + " of " + program;
  }
}
