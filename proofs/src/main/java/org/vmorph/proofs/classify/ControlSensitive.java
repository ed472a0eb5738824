package org.vmorph.proofs.classify;

import java.util.Optional;
import org.vmorph.model.arch.Reading;
import org.vmorph.proofs.claim.Language;
import org.vmorph.proofs.claim.Stated;

/**
 * Control sensitive: some S1 exists in which i does not trap, and i(S1) differs from S1 in M or in
 * R.
 */
public record ControlSensitive(Scope scope) implements Sensitivity {
  @Override
  public String kind() {
    return "control sensitive";
  }

  @Override
  public Optional<Definition> wider() {
    return Optional.of(Scope.ALL).filter(all -> scope != all).map(ControlSensitive::new);
  }

  @Override
  public String sentence(Reading reading) {
    return "A state"
        + scope.only()
        + (reading.literal() ? ", no memory trap or fault there" : ", no trap there")
        + ", in which M, R or another resource changes"
        + (reading.processorIsResource() ? ", or the processor stops." : ".");
  }

  /** The reading says whether the processor is a resource. */
  @Override
  public boolean isOfItsOwn(Reading reading) {
    return !reading.shadowed();
  }

  @Override
  public <W, B, M> Stated<B> happens(Language<W, B, M> in) {
    var run = in.run(in.state());
    return in.given(in.all(scope.admits(in, run.before()), in.counts(run)), in.changesControl(run));
  }
}
