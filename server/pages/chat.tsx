// The chat page. Its greeting stands on the page itself: nothing is sent before the resident says something.
import { assetUrl } from './assets.ts';
import { Frame, type Masthead } from './layout.tsx';
import { chatWords, quickWords, startChoices, pageWords as words } from './words.ts';

export function ChatPage(masthead: Masthead) {
  const { countyName, fictional, hotline } = masthead;
  const wipe = (
    <button type="button" id="wipe" class="scripted">
      {words.wipe}
    </button>
  );
  return (
    <Frame masthead={masthead} page="chat" styles={['chat.css']} scripts={['chat.js']} tools={wipe}>
      <main id="main" data-words={JSON.stringify(chatWords(hotline))}>
        <h1 class="unseen">{words.name(countyName)}</h1>
        <noscript>
          <p class="notice">
            {words.noScript(hotline)}
            <a href="/track">{words.track}</a>
          </p>
        </noscript>
        <p class="notice" id="too-old" hidden>
          {words.noScript(hotline)}
          <a href="/track">{words.track}</a>
        </p>
        <script noModule src={assetUrl('too-old.js')} />
        <p class="robot">
          {words.robot}
          {fictional ? words.exampleNote : ''}
        </p>
        <div id="log" role="log" aria-live="polite" aria-label={words.log} tabIndex={-1}>
          <div class="line bot">
            <p class="text">{words.greeting(countyName)}</p>
          </div>
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset has a frame and a legend nobody needs here */}
        <div id="choices" class="choices scripted" role="group" aria-label={words.choices}>
          {startChoices.map((choice) => (
            <button type="button" data-say={choice}>
              {choice}
            </button>
          ))}
        </div>
        <p id="thinking" role="status" />
        <button type="button" id="news" hidden />
      </main>
      <form id="composer" class="scripted" autocomplete="off" aria-label={words.composer}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot stand in a flex row on old phones */}
        <div id="quick" role="group" aria-label={words.quick}>
          {quickWords.map((word) => (
            <button type="button" data-say={word}>
              {word}
            </button>
          ))}
        </div>
        <ul id="files" aria-label={words.files} />
        <div class="write">
          <button type="button" id="add" aria-label={words.addFileLong}>
            {words.addFile}
          </button>
          <input
            type="file"
            id="file"
            multiple
            hidden
            accept="image/jpeg,image/png,image/webp,image/gif,audio/*,application/pdf"
          />
          <label class="unseen" for="say">
            {words.say}
          </label>
          <textarea
            id="say"
            rows={1}
            placeholder={words.sayHint}
            aria-describedby="left"
            enterkeyhint="send"
            autocomplete="off"
          />
          <button type="submit" id="send">
            {words.send}
          </button>
        </div>
        <p id="left" role="status" />
      </form>
    </Frame>
  );
}
