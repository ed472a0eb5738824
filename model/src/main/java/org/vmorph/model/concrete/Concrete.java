package org.vmorph.model.concrete;

import org.vmorph.model.ir.File;
import org.vmorph.model.ir.Operator;
import org.vmorph.model.ir.Relation;
import org.vmorph.model.meaning.Domain;

/** Words are longs, truths are booleans, contents are {@link Cells}. */
public enum Concrete implements Domain<Long, Boolean, Cells> {
  /** The domain. */
  DOMAIN;

  /** The low bits of a word. */
  public static long low(long word, int bits) {
    return word & -1L >>> (64 - bits);
  }

  /** A word as the signed number it stands for. */
  static long signed(long word, int bits) {
    return word << (64 - bits) >> (64 - bits);
  }

  @Override
  public Long literal(long value, int bits) {
    return value;
  }

  @Override
  public Long calculate(Operator operator, int bits, Long left, Long right) {
    long l = left;
    long r = right;
    boolean out = Long.compareUnsigned(r, bits) >= 0;
    long result =
        switch (operator) {
          case ADD -> l + r;
          case SUB -> l - r;
          case MUL -> l * r;
          case MULHU -> Division.highUnsigned(l, r, bits);
          case MULH -> Division.highSigned(l, r, bits);
          case DIVU -> Division.quotientUnsigned(l, r, bits);
          case DIV -> Division.quotientSigned(l, r, bits);
          case REMU -> Division.remainderUnsigned(l, r, bits);
          case REM -> Division.remainderSigned(l, r, bits);
          case AND -> l & r;
          case OR -> l | r;
          case XOR -> l ^ r;
          case SHL -> out ? 0 : l << r;
          case SHR -> out ? 0 : l >>> r;
          case SAR -> signed(l, bits) >> (out ? 63 : r);
        };
    return low(result, bits);
  }

  @Override
  public Long slice(Long word, int low, int bits) {
    return low(word >>> low, bits);
  }

  @Override
  public Long extend(Long word, int from, int to, boolean signed) {
    return signed ? low(signed(word, from), to) : word;
  }

  @Override
  public Long join(Long high, int highBits, Long low, int lowBits) {
    return high << lowBits | low;
  }

  @Override
  public Long choose(Boolean test, Long then, Long otherwise) {
    return test ? then : otherwise;
  }

  @Override
  public Cells either(Boolean test, Cells then, Cells otherwise) {
    return test ? then : otherwise;
  }

  @Override
  public Boolean compare(Relation relation, int bits, Long left, Long right) {
    return switch (relation) {
      case EQUAL -> left.longValue() == right.longValue();
      case BELOW -> Long.compareUnsigned(left, right) < 0;
      case LESS -> signed(left, bits) < signed(right, bits);
    };
  }

  @Override
  public Boolean truth(boolean value) {
    return value;
  }

  @Override
  public Boolean not(Boolean of) {
    return !of;
  }

  @Override
  public Boolean and(Boolean left, Boolean right) {
    return left && right;
  }

  @Override
  public Boolean or(Boolean left, Boolean right) {
    return left || right;
  }

  @Override
  public boolean isTrue(Boolean truth) {
    return truth;
  }

  @Override
  public boolean isFalse(Boolean truth) {
    return !truth;
  }

  @Override
  public Long load(File file, Cells content, Long base, Long offset) {
    return content.get(low(base + offset, file.indexBits()));
  }

  @Override
  public Cells store(File file, Cells content, Boolean when, Long base, Long offset, Long value) {
    return when ? new Written(content, low(base + offset, file.indexBits()), value) : content;
  }
}
