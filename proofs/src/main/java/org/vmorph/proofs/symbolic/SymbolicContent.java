package org.vmorph.proofs.symbolic;

import com.microsoft.z3.ArraySort;
import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;

/** What a file holds, as terms. */
public sealed interface SymbolicContent
    permits SymbolicContent.Whole, SymbolicContent.Framed, InUnits, Few, Hosted {
  /** The word at base + offset. */
  Expr<BitVecSort> load(Context z, Expr<BitVecSort> base, Expr<BitVecSort> offset);

  /** The content with that word replaced if the condition holds. */
  SymbolicContent store(
      Context z,
      BoolExpr when,
      Expr<BitVecSort> base,
      Expr<BitVecSort> offset,
      Expr<BitVecSort> value);

  /** This content, or the other one. */
  SymbolicContent unless(Context z, BoolExpr test, SymbolicContent otherwise);

  /** One array. */
  record Whole(Expr<ArraySort<BitVecSort, BitVecSort>> array) implements SymbolicContent {
    @Override
    public Expr<BitVecSort> load(Context z, Expr<BitVecSort> base, Expr<BitVecSort> offset) {
      return Term.select(z, array, Term.sum(z, base, offset));
    }

    @Override
    public SymbolicContent store(
        Context z,
        BoolExpr when,
        Expr<BitVecSort> base,
        Expr<BitVecSort> offset,
        Expr<BitVecSort> value) {
      return new Whole(
          Term.either(z, when, z.mkStore(array, Term.sum(z, base, offset), value), array));
    }

    @Override
    public SymbolicContent unless(Context z, BoolExpr test, SymbolicContent otherwise) {
      return new Whole(Term.either(z, test, array, ((Whole) otherwise).array));
    }
  }

  /**
   * Storage split at a window: the words inside, by their address relative to the base, and those
   * outside, by their physical address, among which may be other windows. For fixed base, bound and
   * q this is one to one with storage; two states with the same window then share one array, and no
   * quantifier is needed. An access through this base is inside if it is below the bound and the
   * sum does not wrap; any other is decided by its physical address.
   */
  record Framed(
      Expr<ArraySort<BitVecSort, BitVecSort>> inside,
      SymbolicContent outside,
      Expr<BitVecSort> base,
      Expr<BitVecSort> bound)
      implements SymbolicContent {
    private BoolExpr contains(Context z, Expr<BitVecSort> address) {
      var end = z.mkBVAdd(Term.wider(z, base), Term.wider(z, bound));
      return z.mkAnd(z.mkBVUGE(address, base), z.mkBVULT(Term.wider(z, address), end));
    }

    /** An address beyond the last one is one below the base, if not nearly so far. */
    private BoolExpr below(Context z, Expr<BitVecSort> offset) {
      return z.mkAnd(z.mkBVULT(offset, bound), z.mkBVAddNoOverflow(base, offset, false));
    }

    private Expr<BitVecSort> zero(Context z) {
      return z.mkBV(0, base.getSort().getSize());
    }

    @Override
    public Expr<BitVecSort> load(Context z, Expr<BitVecSort> from, Expr<BitVecSort> offset) {
      if (from.equals(base)) {
        return z.mkITE(
            below(z, offset),
            z.mkSelect(inside, offset),
            outside.load(z, zero(z), z.mkBVAdd(base, offset)));
      }
      var address = Term.sum(z, from, offset);
      return z.mkITE(
          contains(z, address),
          z.mkSelect(inside, z.mkBVSub(address, base)),
          outside.load(z, zero(z), address));
    }

    @Override
    public SymbolicContent store(
        Context z,
        BoolExpr when,
        Expr<BitVecSort> from,
        Expr<BitVecSort> offset,
        Expr<BitVecSort> value) {
      if (from.equals(base)) {
        var below = below(z, offset);
        return stored(
            z,
            z.mkAnd(when, below),
            offset,
            z.mkAnd(when, z.mkNot(below)),
            z.mkBVAdd(base, offset),
            value);
      }
      var address = Term.sum(z, from, offset);
      var within = contains(z, address);
      return stored(
          z,
          z.mkAnd(when, within),
          z.mkBVSub(address, base),
          z.mkAnd(when, z.mkNot(within)),
          address,
          value);
    }

    private Framed stored(
        Context z,
        BoolExpr here,
        Expr<BitVecSort> at,
        BoolExpr there,
        Expr<BitVecSort> address,
        Expr<BitVecSort> value) {
      return new Framed(
          Term.either(z, here, z.mkStore(inside, at, value), inside),
          outside.store(z, there, zero(z), address, value),
          base,
          bound);
    }

    @Override
    public SymbolicContent unless(Context z, BoolExpr test, SymbolicContent otherwise) {
      var that = (Framed) otherwise;
      return new Framed(
          Term.either(z, test, inside, that.inside),
          outside.unless(z, test, that.outside),
          base,
          bound);
    }
  }
}
