package org.vmorph.proofs.symbolic;

import com.microsoft.z3.BitVecSort;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.Params;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.meaning.Domain;

/**
 * Words are bit-vector terms, truths are formulas. Belongs to one Z3 context, hence to one thread.
 */
public final class Symbolic implements Domain<Expr<BitVecSort>, BoolExpr, SymbolicContent> {
  /** So many bits and more no address has: what is added there is added for a program alone. */
  private static final int LONG = 33;

  private final Context z;
  private final Params quietly;
  private final Slices slices;
  private final boolean anyProducts;
  private final List<Product> leftOpen = new ArrayList<>();

  /** Comparisons that were made: many are made again and again, and words have parts in common. */
  private final Map<Compared, BoolExpr> compared = new HashMap<>();

  private final Set<Expr<BitVecSort>> places = new LinkedHashSet<>();

  /** Two words. */
  private record Compared(Relation relation, Expr<BitVecSort> left, Expr<BitVecSort> right) {}

  /** A product, or a quotient, that is left open. */
  private record Product(
      Operator operator, Expr<BitVecSort> left, Expr<BitVecSort> right, Expr<BitVecSort> word) {}

  /** The domain of a context. */
  public Symbolic(Context z) {
    this(z, false);
  }

  /**
   * The same with products and quotients of unknown words left open, and sums of long ones: of
   * equal operands they are equal, and that is all that is known of them. What is never so then is
   * never so; a case may be none.
   */
  static Symbolic withAnyProducts(Context z) {
    return new Symbolic(z, true);
  }

  private Symbolic(Context z, boolean anyProducts) {
    this.z = z;
    this.slices = new Slices(z);
    this.anyProducts = anyProducts;
    this.quietly = z.mkParams();
    quietly.add("ctrl_c", false);
  }

  @Override
  public Expr<BitVecSort> literal(long value, int bits) {
    return z.mkBV(Long.toUnsignedString(value & -1L >>> (64 - bits)), bits);
  }

  @Override
  public Expr<BitVecSort> calculate(
      Operator operator, int bits, Expr<BitVecSort> left, Expr<BitVecSort> right) {
    return switch (operator) {
      case ADD, SUB ->
          bits < LONG ? calculated(operator, bits, left, right) : any(operator, bits, left, right);
      case MUL, MULHU, MULH, DIVU, DIV, REMU, REM -> any(operator, bits, left, right);
      case AND -> z.mkBVAND(left, right);
      case OR -> z.mkBVOR(left, right);
      case XOR -> z.mkBVXOR(left, right);
      case SHL, SHR -> shifted(operator, left, right);
      case SAR -> z.mkBVASHR(left, right);
    };
  }

  private Expr<BitVecSort> shifted(
      Operator operator, Expr<BitVecSort> left, Expr<BitVecSort> right) {
    var shift = new Shift(z, slices, operator, left);
    var by = Shift.place(right);
    by.map(Shift.Place::number).ifPresent(places::add);
    return by.map(shift::to).orElseGet(() -> shift.by(right));
  }

  private Expr<BitVecSort> any(
      Operator operator, int bits, Expr<BitVecSort> left, Expr<BitVecSort> right) {
    if (!anyProducts || left.isNumeral() || right.isNumeral()) {
      return calculated(operator, bits, left, right);
    }
    for (var known : leftOpen) {
      if (known.operator == operator && known.left.equals(left) && known.right.equals(right)) {
        return known.word;
      }
    }
    var word = z.mkBVConst("*" + leftOpen.size(), bits);
    leftOpen.add(new Product(operator, left, right, word));
    return word;
  }

  private Expr<BitVecSort> calculated(
      Operator operator, int bits, Expr<BitVecSort> left, Expr<BitVecSort> right) {
    return switch (operator) {
      case ADD -> Term.sum(z, left, right);
      case SUB -> z.mkBVSub(left, right);
      case MULHU -> high(bits, z.mkZeroExt(bits, left), z.mkZeroExt(bits, right));
      case MULH -> high(bits, z.mkSignExt(bits, left), z.mkSignExt(bits, right));
      case DIVU -> z.mkBVUDiv(left, right);
      case DIV -> z.mkBVSDiv(left, right);
      case REMU -> z.mkBVURem(left, right);
      case REM -> z.mkBVSRem(left, right);
      default -> z.mkBVMul(left, right);
    };
  }

  private Expr<BitVecSort> high(int bits, Expr<BitVecSort> left, Expr<BitVecSort> right) {
    return z.mkExtract(2 * bits - 1, bits, z.mkBVMul(left, right));
  }

  /** Numbers of parts of words that were moved, and of registers of few; the last one first. */
  List<Expr<BitVecSort>> places() {
    return List.copyOf(places).reversed();
  }

  /** Whether a product has been left open. */
  boolean hasLeftOpen() {
    return !leftOpen.isEmpty();
  }

  /** Products of equal factors are equal. */
  BoolExpr products() {
    var all = z.mkTrue();
    for (int i = 0; i < leftOpen.size(); i++) {
      for (var other : leftOpen.subList(0, i)) {
        var one = leftOpen.get(i);
        if (one.operator == other.operator && one.word.getSort().equals(other.word.getSort())) {
          var factors = and(z.mkEq(one.left, other.left), z.mkEq(one.right, other.right));
          all = and(all, z.mkImplies(factors, z.mkEq(one.word, other.word)));
        }
      }
    }
    return all;
  }

  @Override
  public Expr<BitVecSort> slice(Expr<BitVecSort> word, int low, int bits) {
    return slices.of(word, low, bits);
  }

  @Override
  public Expr<BitVecSort> extend(Expr<BitVecSort> word, int from, int to, boolean signed) {
    return signed ? z.mkSignExt(to - from, word) : z.mkZeroExt(to - from, word);
  }

  @Override
  public Expr<BitVecSort> join(
      Expr<BitVecSort> high, int highBits, Expr<BitVecSort> low, int lowBits) {
    return z.mkConcat(high, low);
  }

  @Override
  public Expr<BitVecSort> choose(BoolExpr test, Expr<BitVecSort> then, Expr<BitVecSort> otherwise) {
    return Term.ite(z, test, then, otherwise);
  }

  @Override
  public SymbolicContent either(BoolExpr test, SymbolicContent then, SymbolicContent otherwise) {
    return then.unless(z, test, otherwise);
  }

  @Override
  public BoolExpr compare(
      Relation relation, int bits, Expr<BitVecSort> left, Expr<BitVecSort> right) {
    var both = new Compared(relation, left, right);
    var before = compared.get(both);
    if (before != null) {
      return before;
    }
    var made = made(relation, bits, left, right);
    compared.put(both, made);
    return made;
  }

  private BoolExpr made(
      Relation relation, int bits, Expr<BitVecSort> left, Expr<BitVecSort> right) {
    if (left.isITE()) {
      return ite(left, one -> compare(relation, bits, one, right));
    }
    if (right.isITE()) {
      return ite(right, one -> compare(relation, bits, left, one));
    }
    var formula =
        switch (relation) {
          case EQUAL -> z.mkEq(left, right);
          case BELOW -> z.mkBVULT(left, right);
          case LESS -> z.mkBVSLT(left, right);
        };
    return (BoolExpr) formula.simplify(quietly);
  }

  /**
   * One comparison or the other, and not a comparison of one or the other: so it is the very
   * comparison that is made elsewhere as well, which a solver else finds out bit by bit.
   */
  @SuppressWarnings("unchecked")
  private BoolExpr ite(Expr<BitVecSort> choice, Function<Expr<BitVecSort>, BoolExpr> of) {
    var args = choice.getArgs();
    var then = of.apply((Expr<BitVecSort>) args[1]);
    var otherwise = of.apply((Expr<BitVecSort>) args[2]);
    return then.equals(otherwise) ? then : (BoolExpr) z.mkITE((BoolExpr) args[0], then, otherwise);
  }

  @Override
  public BoolExpr truth(boolean value) {
    return z.mkBool(value);
  }

  @Override
  public BoolExpr not(BoolExpr of) {
    return of.isTrue() ? z.mkFalse() : of.isFalse() ? z.mkTrue() : z.mkNot(of);
  }

  @Override
  public BoolExpr and(BoolExpr left, BoolExpr right) {
    return left.isFalse() || right.isTrue()
        ? left
        : right.isFalse() || left.isTrue() ? right : z.mkAnd(left, right);
  }

  @Override
  public BoolExpr or(BoolExpr left, BoolExpr right) {
    return left.isTrue() || right.isFalse()
        ? left
        : right.isTrue() || left.isFalse() ? right : z.mkOr(left, right);
  }

  @Override
  public boolean isTrue(BoolExpr truth) {
    return truth.isTrue();
  }

  @Override
  public boolean isFalse(BoolExpr truth) {
    return truth.isFalse();
  }

  @Override
  public Expr<BitVecSort> load(
      File file, SymbolicContent content, Expr<BitVecSort> base, Expr<BitVecSort> offset) {
    if (content instanceof Few) {
      Few.place(z, base, offset).ifPresent(places::add);
    }
    return content.load(z, base, offset);
  }

  @Override
  public SymbolicContent store(
      File file,
      SymbolicContent content,
      BoolExpr when,
      Expr<BitVecSort> base,
      Expr<BitVecSort> offset,
      Expr<BitVecSort> value) {
    return content.store(z, when, base, offset, value);
  }
}
