import { useExhibit } from '../wall/exhibit';
import { Quiet } from '../widgets/calm/quiet';
import { Footer } from '../widgets/footer/footer';
import { useArea } from '../widgets/frame/area';
import { MessageView } from '../widgets/message/message-view';

/** A text or a picture of the admin's, or of a backend's. It has the screen to itself. */
export function MessageScene() {
  const { orientation } = useArea();
  const message = useExhibit('message');
  const empty = message === null || [message.title, message.text, message.image].every((each) => each === null);
  return (
    <>
      <div className="scene-dimmable">
        {empty ? <Quiet scene="message" icon="megaphone" /> : <MessageView message={message} />}
      </div>
      <Footer contest={orientation === 'landscape'} />
    </>
  );
}
