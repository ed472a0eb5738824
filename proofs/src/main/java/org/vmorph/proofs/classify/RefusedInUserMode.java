package org.vmorph.proofs.classify;

import java.util.Set;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Cause;
import org.vmorph.proofs.claim.Language;
import org.vmorph.proofs.claim.Language.Apart;
import org.vmorph.proofs.claim.Stated;

/**
 * What a supervisor may do is refused in user mode, so a monitor has to do it. This is what a
 * privileged instruction is for; of one that is not privileged, for it is refused in some states
 * only, and not sensitive, it breaks the paper's efficiency property and no other: the monitor is
 * equivalent, and intervenes at an innocuous instruction.
 *
 * @param always whether it is asked of what belongs to every step, which no instruction does
 *     without: there a privilege is no excuse
 */
public record RefusedInUserMode(boolean always) implements SideCondition {
  @Override
  public String name() {
    return "efficiency";
  }

  @Override
  public String sentence(Reading reading) {
    return "Two states equal but for M, S1 in supervisor mode and S2 in user mode, of which S1 does"
        + " not trap and S2 takes a privilege trap.";
  }

  /** That a monitor has to act is what a privileged instruction is for, and no breach. */
  @Override
  public boolean isExcusedByPrivilege() {
    return !always;
  }

  @Override
  public RefusedInUserMode ofEveryStep() {
    return new RefusedInUserMode(true);
  }

  @Override
  public Set<Scope> theorems() {
    return Set.of(Scope.ALL);
  }

  @Override
  public <W, B, M> Stated<B> happens(Language<W, B, M> in) {
    var pair = in.pair(Apart.inModeAndForce(in.machine()));
    var supervisor = in.step(pair.first());
    var user = in.step(pair.second());
    return in.given(
        in.all(
            Scope.SUPERVISOR.admits(in, supervisor.before()),
            Scope.USER.admits(in, user.before()),
            in.not(in.traps(supervisor))),
        in.traps(user, Cause::isPrivilege));
  }
}
