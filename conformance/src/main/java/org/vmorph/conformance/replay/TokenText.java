package org.vmorph.conformance.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.vmm.tower.Tower;

/** Reads a token part by part. */
final class TokenText {
  private static final String SHAPE =
      "MACHINE[,NAME=VALUE...]:VMM[+VMM...]:dN:sSEED:pINDEX[:wWORDS][:nSTEPS][:xNAME[+NAME...]]"
          + "[:aINDEX[+INDEX...]][:tGUESTS][:gVERSION], or with :vNUMBER-MARK for seed and index";

  private static final int MOST_TOGETHER = 1000;

  /** Staged guests and long ones have numbers below 0; there are not so many. */
  private static final long LEAST = -1_000_000;

  private final String text;
  private final String[] parts;
  private int next;

  TokenText(String text) {
    this.text = text;
    this.parts = text.split(":", -1);
  }

  Token parse() {
    var machine = name("the name of a machine");
    var monitors = List.of(name("the name of a monitor").split("\\+"));
    int depth = (int) number('d', 1, Tower.DEEPEST);
    boolean isState = isNext('v');
    var state = isState ? parts[next++].substring(1).split("-", 2) : new String[0];
    if (isState && (state.length < 2 || !state[0].matches("[0-9]{1,9}"))) {
      next--;
      throw wrong("'v', the number of a test state, '-' and what it is known by");
    }
    var token =
        new Token(
            machine,
            monitors,
            depth,
            isState ? 0 : number('s', Long.MIN_VALUE, Long.MAX_VALUE),
            isState ? Long.parseLong(state[0]) : number('p', LEAST, Long.MAX_VALUE),
            (int) optional('w', Token.WORDS, Integer.MAX_VALUE),
            optional('n', Setting.BUDGET, Long.MAX_VALUE),
            without(),
            after(),
            (int) optional('t', 1, MOST_TOGETHER),
            (int) optional('g', Token.FIRST, Integer.MAX_VALUE),
            isState ? Optional.of(state[1]) : Optional.empty());
    if (next < parts.length) {
      throw wrong("the end");
    }
    return token;
  }

  private String name(String what) {
    if (next == parts.length || parts[next].isEmpty()) {
      throw wrong(what);
    }
    return parts[next++];
  }

  private long optional(char letter, long otherwise, long most) {
    return isNext(letter) ? number(letter, 1, most) : otherwise;
  }

  private Set<String> without() {
    return isNext('x') ? Set.of(parts[next++].substring(1).split("\\+")) : Set.of();
  }

  private List<Long> after() {
    if (!isNext('a')) {
      return List.of();
    }
    var indices = new ArrayList<Long>();
    for (var index : parts[next].substring(1).split("\\+", -1)) {
      if (!index.matches("-?[0-9]{1,18}")) {
        throw wrong("'a' and numbers, with + between them");
      }
      indices.add(Long.parseLong(index));
    }
    next++;
    return indices;
  }

  private boolean isNext(char letter) {
    return next < parts.length && !parts[next].isEmpty() && parts[next].charAt(0) == letter;
  }

  private long number(char letter, long least, long most) {
    var what =
        "'"
            + letter
            + "' and a number"
            + (least == Long.MIN_VALUE ? "" : " from " + least)
            + (most >= Integer.MAX_VALUE ? "" : " to " + most);
    if (!isNext(letter)) {
      throw wrong(what);
    }
    long number;
    try {
      number = Long.parseLong(parts[next].substring(1));
    } catch (NumberFormatException e) {
      throw wrong(what);
    }
    if (number < least || number > most) {
      throw wrong(what);
    }
    next++;
    return number;
  }

  private IllegalArgumentException wrong(String what) {
    var found = next < parts.length ? "'" + parts[next] + "'" : "the end";
    return new IllegalArgumentException(
        "'" + text + "': expected " + what + ", found " + found + "; a token is " + SHAPE);
  }
}
