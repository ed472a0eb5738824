package org.vmorph.proofs.classify;

import java.util.Optional;
import org.vmorph.model.arch.Reading;
import org.vmorph.proofs.claim.Language;
import org.vmorph.proofs.claim.Language.Apart;
import org.vmorph.proofs.claim.Stated;

/**
 * Privileged: for every pair S1 = (e, s, p, r), S2 = (e, u, p, r) in which neither memory-traps,
 * i(S2) traps and i(S1) does not. This asks for a pair where that is not so. A trap for an operand
 * no mode accepts counts as a memory trap.
 */
public record NotPrivileged() implements Definition {
  @Override
  public String name() {
    return "not privileged";
  }

  @Override
  public String sentence(Reading reading) {
    return "Two states equal but for M, S1 in supervisor mode and S2 in user mode, neither taking a"
        + " memory trap or a fault, of which it is not so that S2 traps and S1 does not.";
  }

  @Override
  public Optional<Definition> premise() {
    return Optional.of(new PrivilegeNotVacuous());
  }

  @Override
  public Optional<String> opposite() {
    return Optional.of("privileged");
  }

  @Override
  public Shown shown() {
    return Shown.COLUMN;
  }

  @Override
  public <W, B, M> Stated<B> happens(Language<W, B, M> in) {
    var pair = in.pair(Apart.in(in.machine().mode().cell()));
    var one = in.run(pair.first());
    var two = in.run(pair.second());
    return in.given(
        PrivilegeNotVacuous.neitherMemoryTraps(in, one, two),
        in.not(in.all(in.traps(two), in.not(in.traps(one)))));
  }
}
