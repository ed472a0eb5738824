package org.vmorph.proofs.classify;

import java.util.List;
import java.util.Set;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.arch.Reading;
import org.vmorph.model.ir.Cause;
import org.vmorph.proofs.claim.Language;
import org.vmorph.proofs.claim.Language.Apart;
import org.vmorph.proofs.claim.Stated;

/**
 * Trap parity from supervisor to user mode where R refuses nothing to either, so that nothing is
 * excused by it. Asked where it is not told by areas what R comes to, and there a trap for memory
 * is an excuse elsewhere.
 */
record OpenParity() implements SideCondition {
  static List<OpenParity> of(Architecture machine) {
    return machine.translation().stream()
        .filter(it -> it.isToldByTraps() && !it.refusingNothing().isEmpty())
        .map(it -> new OpenParity())
        .toList();
  }

  @Override
  public String name() {
    return kind() + ", M apart where R refuses nothing";
  }

  @Override
  public String kind() {
    return "trap parity";
  }

  @Override
  public String sentence(Reading reading) {
    return "Two states equal but for M, S1 in supervisor mode and S2 in user mode, in which R"
        + " refuses nothing, of which only one traps, or they trap for different causes; a"
        + " privilege trap of S2 does not count.";
  }

  @Override
  public Set<Scope> theorems() {
    return Set.of(Scope.ALL);
  }

  @Override
  public <W, B, M> Stated<B> happens(Language<W, B, M> in) {
    var pair = in.pair(Apart.inMode(in.machine()));
    var one = in.step(in.opened(pair.first()));
    var two = in.step(in.opened(pair.second()));
    return in.given(
        in.all(
            Scope.SUPERVISOR.admits(in, one.before()),
            Scope.USER.admits(in, two.before()),
            in.not(in.traps(two, Cause::isPrivilege))),
        in.trapApart(one, two));
  }
}
