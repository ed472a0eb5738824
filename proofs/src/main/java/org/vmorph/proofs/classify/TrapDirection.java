package org.vmorph.proofs.classify;

import java.util.List;
import java.util.Set;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Act;
import org.vmorph.model.ir.Say;
import org.vmorph.model.ir.Word;
import org.vmorph.proofs.claim.Language;
import org.vmorph.proofs.claim.Stated;

/**
 * A trap out of user mode does not bring the control program in, whatever that has done to see to
 * it: directed all traps to itself as far as the machine lets it, and put its PSW where the
 * hardware finds it. A trap that does nothing but swap PSWs, as the paper's does, always does, by
 * its definition.
 */
public record TrapDirection() implements SideCondition {
  /** Of a machine that can confine a guest, and where a trap leads is not said by its PSW alone. */
  static List<TrapDirection> of(Architecture machine) {
    return machine.translation().isEmpty() || swapsPsws(machine)
        ? List.of()
        : List.of(new TrapDirection());
  }

  /** Whether every trap loads the new PSW, the mode with it, and changes storage besides. */
  private static boolean swapsPsws(Architecture machine) {
    var entry = machine.trapEntry();
    if (entry.places().isEmpty() || entry.layout().isEmpty()) {
      return false;
    }
    var psw = entry.layout().get();
    var loads = Say.set(psw.word(), entry.places().get().next().of(machine.storage()));
    return psw.cells(psw.word()).containsKey(machine.mode().cell())
        && machine.causes().stream()
            .map(entry::acts)
            .allMatch(
                acts ->
                    acts.contains(loads)
                        && acts.stream().allMatch(act -> act.equals(loads) || storesOnly(act)));
  }

  private static boolean storesOnly(Act act) {
    return act instanceof Act.Set set && set.place() instanceof Word.At;
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
