package org.vmorph.proofs.symbolic;

import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import java.util.HashMap;
import java.util.Map;

/**
 * Some bits of words; of words side by side, of the one that has them. A word that many others are
 * made of is cut once for each cut that is asked for: as a tree it may be without end.
 */
record Slices(Context z, Map<Cut, Expr<BitVecSort>> known) {
  /** Some bits of a word. */
  record Cut(Expr<BitVecSort> word, int low, int bits) {}

  Slices(Context z) {
    this(z, new HashMap<>());
  }

  Expr<BitVecSort> of(Expr<BitVecSort> word, int low, int bits) {
    if (low == 0 && bits == word.getSort().getSize()) {
      return word;
    }
    var cut = new Cut(word, low, bits);
    var before = known.get(cut);
    if (before != null) {
      return before;
    }
    var made = made(word, low, bits);
    known.put(cut, made);
    return made;
  }

  @SuppressWarnings("unchecked")
  private Expr<BitVecSort> made(Expr<BitVecSort> word, int low, int bits) {
    if (word.isBVConcat()) {
      int end = word.getSort().getSize();
      for (var arg : word.getArgs()) {
        var part = (Expr<BitVecSort>) arg;
        int start = end - part.getSort().getSize();
        if (low >= start && low + bits <= end) {
          return of(part, low - start, bits);
        }
        end = start;
      }
    }
    if (word.isITE()) {
      var args = word.getArgs();
      return Term.ite(
          z, (BoolExpr) args[0], argument(word, 1, low, bits), argument(word, 2, low, bits));
    }
    if (word.isBVAND() || word.isBVOR() || word.isBVXOR()) {
      var one = argument(word, 0, low, bits);
      var other = argument(word, 1, low, bits);
      return word.isBVAND()
          ? z.mkBVAND(one, other)
          : word.isBVOR() ? z.mkBVOR(one, other) : z.mkBVXOR(one, other);
    }
    var part = z.mkExtract(low + bits - 1, low, word);
    return word.isNumeral() ? (Expr<BitVecSort>) part.simplify() : part;
  }

  @SuppressWarnings("unchecked")
  private Expr<BitVecSort> argument(Expr<BitVecSort> word, int number, int low, int bits) {
    return of((Expr<BitVecSort>) word.getArgs()[number], low, bits);
  }
}
