; Reset.
;   Mode s, R = (0, q), all registers 0. A monitor below answers srb with the virtual (0, q), and is not seen.
;   Leaves to `guest.resume` with the guest just reset: mode s, P = 2, R = (0, w), all registers 0.

start:    srb   r1                      ; l is 0, so this is q, where a PSW has its b
          ld    r2, PSW.new
          or    r2, r1
          st    r2, PSW.new             ; a trap opens all of storage to the monitor

          addi  r1, -guest.low
          st    r1, guest.size

          li    r2, 2 << PSW.P
          or    r1, r2
          st    r1, guest.psw

; guest.resume
;   Mode s, R = (0, q). All of the guest is in guest.psw and guest.regs.
;   Reset comes here with r1 as it should be; a monitor in Java that stands on this one does not.
guest.resume:
          ld    r1, guest.psw
          jmp   resume
