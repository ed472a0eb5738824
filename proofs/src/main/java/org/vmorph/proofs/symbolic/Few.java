package org.vmorph.proofs.symbolic;

import com.microsoft.z3.BitVecNum;
import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Role;

/**
 * A file of a few words, word by word: registers that say what an address means are looked at all
 * together by every access, and as an array cost a solver a hundred times as much.
 */
record Few(List<Expr<BitVecSort>> words) implements SymbolicContent {
  private static final int MOST_INDEX_BITS = 3;

  /** Keeps its own list. */
  Few {
    words = List.copyOf(words);
  }

  /** Whether a file is kept so. */
  static boolean holds(File file) {
    return file.role() == Role.RESOURCE && file.indexBits() <= MOST_INDEX_BITS;
  }

  /** The constants of a file that is left open. */
  static Few open(Context z, String name, File file) {
    return new Few(
        LongStream.range(0, 1L << file.indexBits())
            .<Expr<BitVecSort>>mapToObj(i -> constant(z, name, file, i))
            .toList());
  }

  /** One of them. */
  static Expr<BitVecSort> constant(Context z, String name, File file, long index) {
    return z.mkBVConst(name + "[" + index + "]", file.bits());
  }

  /** Which word an index leads to, where that is open. */
  static Optional<Expr<BitVecSort>> place(
      Context z, Expr<BitVecSort> base, Expr<BitVecSort> offset) {
    return Optional.of(Term.sum(z, base, offset)).filter(index -> !index.isNumeral());
  }

  @Override
  public Expr<BitVecSort> load(Context z, Expr<BitVecSort> base, Expr<BitVecSort> offset) {
    var index = Term.sum(z, base, offset);
    if (index instanceof BitVecNum known) {
      return words.get(known.getBigInteger().intValue());
    }
    var word = words.getLast();
    for (int i = words.size() - 2; i >= 0; i--) {
      word = Term.ite(z, is(z, index, i), words.get(i), word);
    }
    return word;
  }

  @Override
  public SymbolicContent store(
      Context z,
      BoolExpr when,
      Expr<BitVecSort> base,
      Expr<BitVecSort> offset,
      Expr<BitVecSort> value) {
    var index = Term.sum(z, base, offset);
    var known = index instanceof BitVecNum number ? number.getBigInteger().intValue() : -1;
    var stored = new ArrayList<Expr<BitVecSort>>();
    for (int i = 0; i < words.size(); i++) {
      var here = known < 0 ? z.mkAnd(when, is(z, index, i)) : i == known ? when : z.mkFalse();
      stored.add(Term.ite(z, here, value, words.get(i)));
    }
    return new Few(stored);
  }

  private static BoolExpr is(Context z, Expr<BitVecSort> index, int number) {
    return z.mkEq(index, z.mkBV(number, index.getSort().getSize()));
  }

  @Override
  public SymbolicContent unless(Context z, BoolExpr test, SymbolicContent otherwise) {
    var that = (Few) otherwise;
    var either = new ArrayList<Expr<BitVecSort>>();
    for (int i = 0; i < words.size(); i++) {
      either.add(Term.ite(z, test, words.get(i), that.words.get(i)));
    }
    return new Few(either);
  }
}
