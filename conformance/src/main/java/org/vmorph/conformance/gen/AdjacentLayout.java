package org.vmorph.conformance.gen;

/**
 * All of a guest side by side. The handler lies before the user programs or behind them, so that
 * windows end inside it or spare it.
 */
public class AdjacentLayout extends Layout {
  private static final int HANDLER_WORDS = 18;
  private static final int SHORT_MAIN = 15;
  private static final int SHORT_HANDLER = 10;

  private final int main;
  private final int end;
  private final int others;
  private final int reserved;
  private final int data;
  private int handler;
  private int first;
  private int second;

  /**
   * A layout that begins with the words of traps, the first two of which lead to the handler.
   *
   * @param words w, at least 46 more than main
   * @param main where the supervisor's code starts
   */
  public AdjacentLayout(int words, int main) {
    this(words, main, words, 0, 0);
  }

  /**
   * The same with somebody else's words.
   *
   * @param end behind its own last word
   * @param others words of code before the data that are not its own either
   * @param reserved words of data that somebody needs besides
   */
  public AdjacentLayout(int words, int main, int end, int others, int reserved) {
    super(words);
    this.main = main;
    this.end = end;
    this.others = others;
    this.reserved = reserved;
    this.data = end - Math.max(KEPT + 2 + reserved, words / 5);
  }

  @Override
  public void draw(Dice dice) {
    int rest = data - others - main - HANDLER_WORDS;
    int length = rest / 3 + dice.below(rest / 6 + 1);
    int each = (rest - length) / 2;
    boolean early = dice.percent(50);
    first = main + length + (early ? HANDLER_WORDS : 0);
    second = first + each;
    handler = early ? main + length : second + each;
  }

  @Override
  public int oldPsw() {
    return 0;
  }

  @Override
  public int newPsw() {
    return 1;
  }

  @Override
  public int main() {
    return main;
  }

  @Override
  public int mainEnd() {
    return Math.min(handler, first);
  }

  @Override
  public int handler() {
    return handler;
  }

  @Override
  public int handlerEnd() {
    return handler + HANDLER_WORDS;
  }

  @Override
  public int program(int number) {
    return number == 0 ? first : second;
  }

  @Override
  public int programEnd(int number) {
    return number == 0 ? second : second + (second - first);
  }

  @Override
  public int shortHandler() {
    return main + SHORT_MAIN;
  }

  @Override
  public int shortStop() {
    return shortHandler() + SHORT_HANDLER;
  }

  @Override
  public int count() {
    return data;
  }

  @Override
  public int free() {
    return data + KEPT + reserved;
  }

  @Override
  public int freeEnd() {
    return end;
  }
}
