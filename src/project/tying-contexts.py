"""Lays phones and states over the prompts that state-tying learns from: aligned.json, which tying-contexts.ts turns into tables.

pocketsphinx 5.1.1 (PyPI) with the model and dictionary of Debian's pocketsphinx-en-us 0.8+5prealpha+1-15; the prompts of Debian's
asterisk-core-sounds-en-g722 1.6.1-1 as WAV of 16 kHz (ffmpeg -f g722), a folder's name put before the file's with "_"; what they say stands
in core-sounds-en.txt, which comes with the sounds of Asterisk. Prompts with words that the dictionary lacks are left out.

    python3 tying-contexts.py core-sounds-en.txt WAVS > aligned.json
"""

import json
import os
import re
import sys
import wave

from pocketsphinx import Decoder

MODEL = '/usr/share/pocketsphinx/model/en-us'
DICTIONARY = MODEL + '/cmudict-en-us.dict'
DIGITS = 'zero one two three four five six seven eight nine'.split()

transcripts, folder = sys.argv[1:]
with open(DICTIONARY) as file:
    known = {line.split()[0] for line in file}
decoder = Decoder(hmm=MODEL + '/en-us', dict=DICTIONARY, lm=None, bestpath=False, loglevel='FATAL')


def words_of(text):
    text = re.sub(r'\(.*?\)|<.*?>', ' ', text.lower())
    text = re.sub(r'\d', lambda digit: f' {DIGITS[int(digit.group())]} ', text)
    return re.findall(r"[a-z']+", text.replace('*', ' star ').replace('#', ' pound ').replace('-', ' '))


def aligned(path, words):
    with wave.open(path) as sound:
        raw = sound.readframes(sound.getnframes())
    decoder.set_align_text(' '.join(words))
    for again in range(2):
        decoder.start_utt()
        decoder.process_raw(raw, full_utt=True)
        decoder.end_utt()
        if not again:
            decoder.set_alignment()
    return [
        [phone.name, [[state.start, state.duration, state.score] for state in phone]]
        for word in decoder.get_alignment()
        for phone in word
    ]


prompts = {}
with open(transcripts, encoding='latin1') as file:
    for line in file:
        found = re.match(r'^([\w/-]+):\s*(.*)$', line.strip())
        if found:
            prompts[found.group(1)] = found.group(2)

done = []
for name, text in prompts.items():
    words = words_of(text)
    path = os.path.join(folder, name.replace('/', '_') + '.wav')
    if '[' in text or not words or any(word not in known for word in words) or not os.path.exists(path):
        continue
    done.append({'name': name, 'phones': aligned(path, words)})
json.dump(done, sys.stdout)
