package org.vmorph.proofs.symbolic;

import com.microsoft.z3.ArithExpr;
import com.microsoft.z3.BoolExpr;
import com.microsoft.z3.Context;
import com.microsoft.z3.Expr;
import com.microsoft.z3.IntSort;
import java.util.ArrayList;
import java.util.List;
import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.meaning.Domain;
import org.vmorph.proofs.claim.Unknowns;
import org.vmorph.vmm.control.VirtualMachineMap;

/**
 * Words are natural numbers without an upper end, as the paper has them: sums do not wrap, and the
 * low bits of a number are the number. Whatever is not a sum, a difference or a comparison is
 * anything at all, so what is proved here holds of more than there is, and a case that is found may
 * be none.
 */
final class Integers
    implements Domain<Expr<IntSort>, BoolExpr, Integers.Anything>,
        Unknowns<Expr<IntSort>, Integers.Anything> {
  /** A content of which nothing is known. */
  enum Anything {
    CONTENT
  }

  private final Context z;
  private final List<BoolExpr> natural = new ArrayList<>();

  Integers(Context z) {
    this.z = z;
  }

  /** That every unknown is a natural number. */
  BoolExpr natural() {
    return z.mkAnd(natural.toArray(BoolExpr[]::new));
  }

  // Unknowns.

  @Override
  public Expr<IntSort> word(String name, int bits) {
    return notNegative(z.mkIntConst(name));
  }

  private Expr<IntSort> anything() {
    return notNegative((Expr<IntSort>) z.mkFreshConst("any", z.mkIntSort()));
  }

  private Expr<IntSort> notNegative(Expr<IntSort> number) {
    natural.add(z.mkGe(arithmetic(number), z.mkInt(0)));
    return number;
  }

  @Override
  public Anything content(String name, File file) {
    return Anything.CONTENT;
  }

  @Override
  public Anything framed(
      String inside, Anything rest, File file, Expr<IntSort> base, Expr<IntSort> bound, long unit) {
    return Anything.CONTENT;
  }

  @Override
  public VirtualMachineMap.Region<Expr<IntSort>, Anything> hosting(
      File storage, VirtualMachineMap.Place<Expr<IntSort>> place) {
    return new Somewhere(place);
  }

  private record Somewhere(VirtualMachineMap.Place<Expr<IntSort>> place)
      implements VirtualMachineMap.Region<Expr<IntSort>, Anything> {
    @Override
    public Anything inside(Anything host) {
      return host;
    }

    @Override
    public Anything with(Anything host, Anything guest) {
      return host;
    }
  }

  // The domain.

  @Override
  public Expr<IntSort> literal(long value, int bits) {
    return z.mkInt(Long.toUnsignedString(value));
  }

  @Override
  public Expr<IntSort> calculate(
      Operator operator, int bits, Expr<IntSort> left, Expr<IntSort> right) {
    return switch (operator) {
      case ADD -> z.mkAdd(arithmetic(left), arithmetic(right));
      case SUB -> z.mkSub(arithmetic(left), arithmetic(right));
      case MUL, MULHU, MULH, DIVU, DIV, REMU, REM, AND, OR, XOR, SHL, SHR, SAR -> anything();
    };
  }

  @Override
  public Expr<IntSort> slice(Expr<IntSort> word, int low, int bits) {
    return low == 0 ? word : anything();
  }

  @Override
  public Expr<IntSort> extend(Expr<IntSort> word, int from, int to, boolean signed) {
    return signed ? anything() : word;
  }

  @Override
  public Expr<IntSort> join(Expr<IntSort> high, int highBits, Expr<IntSort> low, int lowBits) {
    return anything();
  }

  @Override
  public Expr<IntSort> choose(BoolExpr test, Expr<IntSort> then, Expr<IntSort> otherwise) {
    return z.mkITE(test, then, otherwise);
  }

  @Override
  public Anything either(BoolExpr test, Anything then, Anything otherwise) {
    return then;
  }

  @Override
  public BoolExpr compare(Relation relation, int bits, Expr<IntSort> left, Expr<IntSort> right) {
    return switch (relation) {
      case EQUAL -> z.mkEq(left, right);
      case BELOW -> z.mkLt(arithmetic(left), arithmetic(right));
      case LESS -> (BoolExpr) z.mkFreshConst("less", z.mkBoolSort());
    };
  }

  @SuppressWarnings("unchecked")
  private static ArithExpr<IntSort> arithmetic(Expr<IntSort> number) {
    return (ArithExpr<IntSort>) number;
  }

  @Override
  public BoolExpr truth(boolean value) {
    return z.mkBool(value);
  }

  @Override
  public BoolExpr not(BoolExpr of) {
    return z.mkNot(of);
  }

  @Override
  public BoolExpr and(BoolExpr left, BoolExpr right) {
    return z.mkAnd(left, right);
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
  public Expr<IntSort> load(File file, Anything content, Expr<IntSort> base, Expr<IntSort> offset) {
    return anything();
  }

  @Override
  public Anything store(
      File file,
      Anything content,
      BoolExpr when,
      Expr<IntSort> base,
      Expr<IntSort> offset,
      Expr<IntSort> value) {
    return content;
  }
}
