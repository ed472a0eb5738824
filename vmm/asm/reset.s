; Reset, of any monitor here.
;   Mode s, R = (0, q), all registers 0. A monitor below answers srb with the virtual (0, q), and is not seen.
;   Goes on with r1: q.

start:    srb   r1                      ; l is 0, so this is q, where a PSW has its b
          ld    r2, PSW.new
          or    r2, r1
          st    r2, PSW.new             ; a trap opens all of storage to the monitor
