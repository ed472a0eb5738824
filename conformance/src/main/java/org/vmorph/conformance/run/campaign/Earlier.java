package org.vmorph.conformance.run.campaign;

import java.util.AbstractList;
import java.util.Arrays;
import org.vmorph.conformance.gen.Generator;
import org.vmorph.conformance.gen.GuestProgram;

/** The generated guests that one thread of a campaign has run, in order; written when asked for. */
final class Earlier extends AbstractList<GuestProgram> {
  private final Generator generator;
  private final long seed;
  private long[] indices = new long[64];
  private int count;

  Earlier(Generator generator, long seed) {
    this.generator = generator;
    this.seed = seed;
  }

  /** One more has been run. */
  void add(long index) {
    if (count == indices.length) {
      indices = Arrays.copyOf(indices, 2 * count);
    }
    indices[count++] = index;
  }

  @Override
  public GuestProgram get(int place) {
    return generator.program(seed, indices[place]);
  }

  @Override
  public int size() {
    return count;
  }
}
