package org.vmorph.proofs.claim;

import java.util.Map;

/**
 * A claim about some cases alone: those in which these unknowns have these values. What is refuted
 * so is refuted; what is proved so says less than the claim.
 */
public record Narrowed(Claim claim, Map<String, Long> values) implements Claim {
  /** Keeps its own copy. */
  public Narrowed {
    values = Map.copyOf(values);
  }

  @Override
  public String name() {
    return claim.name();
  }

  @Override
  public <W, B, M> Stated<B> over(Ground<W, B, M> ground) {
    return claim.over(ground.knowing(values));
  }
}
