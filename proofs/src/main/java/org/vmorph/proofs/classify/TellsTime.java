package org.vmorph.proofs.classify;

import java.util.List;
import java.util.Set;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Component;
import org.vmorph.model.ir.Role;
import org.vmorph.proofs.claim.Language;
import org.vmorph.proofs.claim.Language.Apart;
import org.vmorph.proofs.claim.Stated;

/**
 * What a step does depends on the time, which is no part of f: a monitor's guest is given another.
 * Of an instruction that is asked in user mode alone, for where it traps a monitor chooses the
 * answer; of what belongs to every step in both modes, for no program does without.
 *
 * @param time a component of that role
 */
public record TellsTime(Component time, Scope scope) implements SideCondition {
  /** Of each component of that role. */
  static List<TellsTime> of(Architecture machine) {
    return machine.components().stream()
        .filter(component -> component.role() == Role.TIME)
        .map(time -> new TellsTime(time, Scope.USER))
        .toList();
  }

  /** One name, however many clocks there are. */
  public static final String NAME = "tells the time";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String sentence(Reading reading) {
    return "Two states"
        + scope.only()
        + " equal but for "
        + time.name()
        + ", of which only one traps, or they trap for different causes; or neither traps, and P,"
        + " M, a register, a resource or the window differs after it, or only one has stopped.";
  }

  @Override
  public Set<Component> about() {
    return Set.of(time);
  }

  @Override
  public TellsTime ofEveryStep() {
    return new TellsTime(time, Scope.ALL);
  }

  @Override
  public <W, B, M> Stated<B> happens(Language<W, B, M> in) {
    var pair = in.pair(Apart.in(in.machine(), time));
    var one = in.step(pair.first());
    var two = in.step(pair.second());
    var calm = in.all(in.not(in.traps(one)), in.not(in.traps(two)));
    return in.given(
        in.all(scope.admits(in, one.before()), scope.admits(in, two.before())),
        in.or(
            in.trapApart(one, two),
            in.all(calm, in.or(in.visiblyDiffer(one, two), in.controlDiffers(one, two)))));
  }
}
