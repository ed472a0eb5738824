package org.vmorph.proofs.claim;

import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.meaning.Domain;
import org.vmorph.model.meaning.State;

/**
 * What claims need beyond a domain: more of logic, and sums of addresses that do not wrap.
 *
 * @param bits width of an address
 */
public record Terms<W, B, M>(Domain<W, B, M> domain, int bits) {
  /** All of them. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final B all(B... truths) {
    var all = domain.truth(true);
    for (var truth : truths) {
      all = domain.and(all, truth);
    }
    return all;
  }

  /** Both; what is known need not be said. */
  public B and(B one, B other) {
    return domain.isTrue(one) ? other : domain.isTrue(other) ? one : domain.and(one, other);
  }

  /** Not. */
  public B not(B truth) {
    return domain.not(truth);
  }

  /** At least one. */
  public B or(B one, B other) {
    return domain.or(one, other);
  }

  /** Just one. */
  public B xor(B one, B other) {
    return or(domain.and(one, not(other)), domain.and(not(one), other));
  }

  /** Two words of one width are equal. */
  public B equal(int width, W one, W other) {
    return domain.compare(Relation.EQUAL, width, one, other);
  }

  /** One word is below another, unsigned. */
  public B below(int width, W one, W other) {
    return domain.compare(Relation.BELOW, width, one, other);
  }

  /** The word at an index of a file is not what it was. */
  public B changes(File file, State<W, M> before, State<W, M> after, W index) {
    var zero = domain.literal(0, file.indexBits());
    return not(
        equal(
            file.bits(),
            domain.load(file, before.get(file), zero, index),
            domain.load(file, after.get(file), zero, index)));
  }

  /** An address in one bit more. */
  public W wide(W address) {
    return domain.extend(address, bits, bits + 1, false);
  }

  /** A sum of addresses, in one bit more. */
  public W sum(W base, W offset) {
    return domain.calculate(Operator.ADD, bits + 1, wide(base), wide(offset));
  }

  /** An address. */
  public W address(long number) {
    return domain.literal(number, bits);
  }
}
