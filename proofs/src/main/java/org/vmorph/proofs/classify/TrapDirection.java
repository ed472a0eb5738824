package org.vmorph.proofs.classify;

import java.util.List;
import java.util.Set;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.PswSwap;
import org.vmorph.model.arch.Reading;
import org.vmorph.proofs.claim.Language;
import org.vmorph.proofs.claim.Stated;

/**
 * A trap out of user mode does not bring the control program in, whatever that has done to see to
 * it: directed all traps to itself as far as the machine lets it, and put its PSW where the
 * hardware finds it. The paper's trap always does, by its definition.
 */
public record TrapDirection() implements SideCondition {
  /** Of a machine that can confine a guest, and takes traps in another way than the paper's. */
  static List<TrapDirection> of(Architecture machine) {
    return machine.translation().isEmpty() || isThePapers(machine)
        ? List.of()
        : List.of(new TrapDirection());
  }

  private static boolean isThePapers(Architecture machine) {
    return machine.trapEntry() instanceof PswSwap swap
        && swap.psw().fields().stream()
            .anyMatch(field -> machine.mode().cell().equals(field.cell()));
  }

  @Override
  public String name() {
    return "trap direction";
  }

  @Override
  public String sentence(Reading reading) {
    return "A state in user mode in which all traps are directed to the most privileged one, as far"
        + " as cells decide it, and a trap that does not lead there through its new PSW.";
  }

  @Override
  public Set<Scope> theorems() {
    return OF_BOTH;
  }

  @Override
  public <W, B, M> Stated<B> happens(Language<W, B, M> in) {
    var run = in.step(in.state());
    return in.given(
        in.all(Scope.USER.admits(in, run.before()), in.isDirected(run.before()), in.traps(run)),
        in.not(in.entersControlProgram(run)));
  }
}
