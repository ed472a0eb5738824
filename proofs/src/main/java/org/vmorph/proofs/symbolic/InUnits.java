package org.vmorph.proofs.symbolic;

import com.microsoft.z3.ArraySort;
import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;

/**
 * Storage split at a window of one unit or none, as at a page: whether an address is in it is
 * whether its high bits are those of the base, which costs a solver a hundredth of comparing it
 * with both ends.
 *
 * @param unitBits the unit has 2^unitBits words
 */
record InUnits(
    Expr<ArraySort<BitVecSort, BitVecSort>> inside,
    SymbolicContent outside,
    Expr<BitVecSort> base,
    Expr<BitVecSort> bound,
    int unitBits)
    implements SymbolicContent {
  private BoolExpr contains(Context z, Expr<BitVecSort> address) {
    var empty = z.mkEq(bound, z.mkBV(0, bound.getSort().getSize()));
    return z.mkAnd(z.mkNot(empty), z.mkEq(high(z, address), high(z, base)));
  }

  private Expr<BitVecSort> high(Context z, Expr<BitVecSort> address) {
    return new Slices(z).of(address, unitBits, address.getSort().getSize() - unitBits);
  }

  private Expr<BitVecSort> within(Context z, Expr<BitVecSort> address) {
    int bits = address.getSort().getSize() - unitBits;
    return z.mkZeroExt(bits, new Slices(z).of(address, 0, unitBits));
  }

  private static Expr<BitVecSort> zero(Context z, Expr<BitVecSort> address) {
    return z.mkBV(0, address.getSort().getSize());
  }

  @Override
  public Expr<BitVecSort> load(Context z, Expr<BitVecSort> from, Expr<BitVecSort> offset) {
    var address = Term.sum(z, from, offset);
    return Term.ite(
        z,
        contains(z, address),
        z.mkSelect(inside, within(z, address)),
        outside.load(z, zero(z, address), address));
  }

  @Override
  public SymbolicContent store(
      Context z,
      BoolExpr when,
      Expr<BitVecSort> from,
      Expr<BitVecSort> offset,
      Expr<BitVecSort> value) {
    var address = Term.sum(z, from, offset);
    var contains = contains(z, address);
    return new InUnits(
        Term.either(
            z, z.mkAnd(when, contains), z.mkStore(inside, within(z, address), value), inside),
        outside.store(z, z.mkAnd(when, z.mkNot(contains)), zero(z, address), address, value),
        base,
        bound,
        unitBits);
  }

  @Override
  public SymbolicContent unless(Context z, BoolExpr test, SymbolicContent otherwise) {
    var that = (InUnits) otherwise;
    return new InUnits(
        Term.either(z, test, inside, that.inside),
        outside.unless(z, test, that.outside),
        base,
        bound,
        unitBits);
  }
}
